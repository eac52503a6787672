/** What the formulas look at: each delivered alert with the records that belong to it. */
import { arrived, type DeliveredAlert } from '../alerts'
import type { DrillRecord } from '../record'
import type { Claim, VerdictValue } from '../record-alerts'
import type { Check, Fix, Run } from '../record-work'
import type { Catalogue, Scenario } from '../scenario'

/** A claim as it counts. */
export interface JudgedClaim extends Claim {
  /** The last verdict; null = not judged. */
  verdict: VerdictValue | null
}

/** A run with the moment at which it was asked for. What waits in the lab's queue is the machine's time, nobody's work. */
export interface CaseRun extends Run {
  /** Drill ms; of a run without a request its own time. */
  asked: number
}

export interface Case {
  alert: DeliveredAlert
  /** Null = no longer in the catalogue. */
  scenario: Scenario | null
  /** Claims on the alert by their time, superseded ones included, undone ones left out. */
  claims: readonly JudgedClaim[]
  fix: Fix | null
  /** Every run, the uncounted ones on the unfixed system included. */
  runs: readonly CaseRun[]
  checks: readonly Check[]
}

/** Every claim that was made, by its time: an undone noise call never was. A superseded claim isn't judged. */
export function madeClaims(record: DrillRecord): JudgedClaim[] {
  const verdicts = new Map(record.verdicts.map(({ claimId, value }) => [claimId, value]))
  return record.claims
    .filter((claim) => claim.undone === null)
    .map((claim) => ({
      ...claim,
      verdict: claim.supersededBy === null ? (verdicts.get(claim.id) ?? null) : null,
    }))
    .sort((a, b) => a.stamp.elapsed - b.stamp.elapsed)
}

function caseOf(
  record: DrillRecord,
  claims: readonly JudgedClaim[],
  alert: DeliveredAlert,
  scenario: Scenario | null,
): Case {
  const mine = <T extends { alertId: string }>(list: readonly T[]) =>
    list.filter((each) => each.alertId === alert.id)
  return {
    alert,
    scenario,
    claims: mine(claims),
    fix: mine(record.fixes).at(-1) ?? null,
    runs: mine(record.runs).map((run) => ({ ...run, asked: askedAt(record, run) })),
    checks: mine(record.checks),
  }
}

/** When a run was asked for, drill ms: it and its request have one id. */
export function askedAt({ runRequests }: DrillRecord, { id, stamp }: Run): number {
  return runRequests.find((request) => request.id === id)?.stamp.elapsed ?? stamp.elapsed
}

/** The real failures that were raised, in order of arrival. */
export function scenarioCases(
  record: DrillRecord,
  catalogue: Catalogue,
  claims = madeClaims(record),
): Case[] {
  return arrived(record)
    .filter((alert) => !alert.herring)
    .map((alert) =>
      caseOf(
        record,
        claims,
        alert,
        catalogue.scenarios.find((each) => each.id === alert.subjectId) ?? null,
      ),
    )
}

/** The red herrings that were raised, in order of arrival. */
export function herringCases(record: DrillRecord, claims = madeClaims(record)): Case[] {
  return arrived(record)
    .filter((alert) => alert.herring)
    .map((alert) => caseOf(record, claims, alert, null))
}

/** The counted run that stands: the last one; null = none was made. */
export function lastCountedRun(each: Case): CaseRun | null {
  return each.runs.findLast((run) => run.counted) ?? null
}

/** Ids of rows, for a figure's origin. */
export function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id)
}
