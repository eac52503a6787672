/** What every part of the report is built from, gathered once. */
import { elapsedAt } from '../drill/clock'
import {
  type Case,
  herringCases,
  type JudgedClaim,
  madeClaims,
  scenarioCases,
} from '../drill/kpis/cases'
import { type Stint, stints } from '../drill/kpis/herrings'
import { type Misled, misled } from '../drill/kpis/misled'
import type { DrillRecord, Person } from '../drill/record'
import type { Debrief } from '../drill/record-lessons'
import type { Catalogue } from '../drill/scenario'

export interface Material {
  record: DrillRecord
  catalogue: Catalogue
  people: ReadonlyMap<string, Person>
  /** Drill time of building; the drill's end once it has ended. */
  now: number
  cases: readonly Case[]
  herrings: readonly Case[]
  claims: readonly JudgedClaim[]
  stints: readonly Stint[]
  /** Whom each herring misled, by the herring's alert. */
  misled: ReadonlyMap<string, readonly Misled[]>
  debrief: Debrief | null
}

export function gather(
  record: DrillRecord,
  catalogue: Catalogue,
  people: ReadonlyMap<string, Person>,
  at: number,
): Material {
  const claims = madeClaims(record)
  const now = elapsedAt(record, at)
  const cases = scenarioCases(record, catalogue, claims)
  const herrings = herringCases(record, claims)
  return {
    record,
    catalogue,
    people,
    now,
    cases,
    herrings,
    claims,
    stints: stints(record, claims, now),
    misled: new Map(herrings.map((each) => [each.alert.id, misled(each, herrings, cases)])),
    debrief: record.debriefs.at(-1) ?? null,
  }
}

/** A person's name; null for somebody unknown, so that no id gets out. */
export function nameOf({ people }: Material, personId: string | null): string | null {
  return personId === null ? null : (people.get(personId)?.name ?? null)
}

/**
 * The author of a claim, only where it was confirmed; and not on a herring's alert that misled somebody: a name
 * beside the time of a noise call would tell who had blamed the herring before.
 */
export function namedAuthor(material: Material, claim: JudgedClaim): string | null {
  const hushed = (material.misled.get(claim.alertId) ?? []).length > 0
  return claim.verdict === 'confirmed' && !hushed ? nameOf(material, claim.stamp.by) : null
}
