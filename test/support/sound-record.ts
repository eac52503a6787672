/** What holds of every drill's record at any moment, whatever was done to it. */
import { expect } from 'vitest'
import { type DrillRecord, drillStates, roles } from '../../src/drill/record'

/** Throws at the first thing that the record's description forbids. */
export function expectSound(record: DrillRecord): void {
  const { drill, pauses, participations, alerts, claims, verdicts, cues } = record
  const { state } = drill
  expect(drillStates).toContain(state)
  expect(pauses.filter(({ until }) => until === null).length).toBe(state === 'paused' ? 1 : 0)
  if (state === 'planned') expect(drill.startedAt).toBeNull()
  if (['running', 'paused', 'finished', 'closed'].includes(state))
    expect(drill.startedAt).not.toBeNull()
  expect(drill.finishedAt !== null).toBe(state === 'finished' || state === 'closed')
  expect(drill.closedAt !== null).toBe(state === 'closed')
  expect(drill.cancelledAt !== null).toBe(state === 'cancelled')

  const open = participations.filter(({ until }) => until === null)
  unique(open.map(({ personId }) => personId))
  unique(open.map(({ role }) => role).filter((role) => roles.slice(1, 4).includes(role)))
  if (state !== 'cancelled') expect(open.some(({ role }) => role === 'Facilitator')).toBe(true)

  const letters = alerts.flatMap(({ letter }) => letter ?? [])
  expect([...letters].sort()).toEqual([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].slice(0, letters.length))
  for (const { letter, delivered } of alerts) expect(letter === null).toBe(delivered === null)

  const claimed = new Set(claims.map(({ id }) => id))
  const facilitated = participations.filter(({ role }) => role === 'Facilitator')
  for (const claim of claims) {
    expect(claim.noise).toBe(claim.cause === null)
    if (claim.supersededBy !== null) expect(claimed).toContain(claim.supersededBy)
    const before = facilitated.filter(
      ({ personId, from }) => personId === claim.stamp.by && from.at < claim.stamp.at,
    )
    expect(before).toEqual([])
    if (claim.confidence !== null)
      expect([0, 100, claim.confidence].sort(ascending)[1]).toBe(claim.confidence)
  }
  for (const { claimId } of verdicts) expect(claimed).toContain(claimId)
  unique(record.fixes.map(({ alertId }) => alertId))
  unique(record.findings.map(({ alertId, stamp }) => `${alertId} ${stamp.by}`))
  unique(record.reflections.map(({ stamp }) => stamp.by ?? ''))
  expect(record.debriefs.length).toBeLessThanOrEqual(1)
  for (const cue of cues) {
    if (cue.state === 'held') expect(cue.dueAt).toBeNull()
    if (cue.state === 'pending') expect(cue.dueAt).not.toBeNull()
    if (state === 'cancelled' || state === 'closed')
      expect(['done', 'skipped']).toContain(cue.state)
  }
  expect(record.reports.map(({ version }) => version)).toEqual(record.reports.map((_, i) => i + 1))
}

const ascending = (a: number, b: number) => a - b

function unique(values: readonly string[]): void {
  expect(new Set(values).size, values.join(', ')).toBe(values.length)
}
