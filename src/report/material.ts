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
  return {
    record,
    catalogue,
    people,
    now,
    cases: scenarioCases(record, catalogue),
    herrings: herringCases(record),
    claims,
    stints: stints(record, claims, now),
    debrief: record.debriefs.at(-1) ?? null,
  }
}

/** A person's name; null for somebody unknown, so that no id gets out. */
export function nameOf({ people }: Material, personId: string | null): string | null {
  return personId === null ? null : (people.get(personId)?.name ?? null)
}

/** The author of a claim, only where it was confirmed. */
export function namedAuthor(material: Material, claim: JudgedClaim): string | null {
  return claim.verdict === 'confirmed' ? nameOf(material, claim.stamp.by) : null
}
