import type { Drill, DrillRecord, Stamp } from '../../src/drill/record'
import type { Store } from '../../src/store/store'

/** Real time at which these drills were planned. */
export const t0 = Date.UTC(2026, 11, 3, 2, 30, 0, 7)

export const stamp: Stamp = { at: t0, elapsed: 1234, by: 'person-1', source: 'form' }

let last = 0
export const newId = () => `id-${++last}`

/** A workspace with one channel and one person in it. */
export async function place(store: Store) {
  const workspace = await store.ensureWorkspace('slack', `T${newId()}`, newId)
  const channel = await store.ensureChannel(workspace.id, 'C1', 'on-call', newId)
  const person = await store.ensurePerson(
    { workspaceId: workspace.id, userId: 'U1', name: 'Ada', timeZone: 'Europe/Paris' },
    newId,
  )
  return { workspaceId: workspace.id, channelId: channel.id, personId: person.id }
}

export function plannedDrill(where: { workspaceId: string; channelId: string }): Drill {
  return {
    id: newId(),
    workspaceId: where.workspaceId,
    channelId: where.channelId,
    kind: 'drill',
    state: 'planned',
    title: 'Night shift "§" 深夜',
    team: 'Payments',
    objective: 'Find it before the machine does',
    level: 2,
    severities: ['High', 'Low'],
    lengthMinutes: 180,
    speed: 1,
    seed: 4_294_967_295,
    plannedStart: t0 + 60_000,
    scenarioIds: ['b', 'a', 'c'],
    herringPlan: { kind: 'named', id: 'h' },
    herringMinute: 22.5,
    planned: stamp,
    startedAt: null,
    finishedAt: null,
    closedAt: null,
    cancelledAt: null,
    toldElapsed: null,
    revealedElapsed: null,
    facilitatorActedAt: t0,
  }
}

export function emptyRecord(where: { workspaceId: string; channelId: string }): DrillRecord {
  return {
    drill: plannedDrill(where),
    pauses: [],
    phases: [],
    cues: [],
    participations: [],
    alerts: [],
    takes: [],
    hints: [],
    claims: [],
    verdicts: [],
    observations: [],
    findings: [],
    fixes: [],
    checks: [],
    runs: [],
    reflections: [],
    guardrails: [],
    actions: [],
    debriefs: [],
    revisions: [],
    reports: [],
  }
}
