import type { Drill, DrillRecord } from '../../src/drill/record'
import type { Claim } from '../../src/drill/record-alerts'
import type { Cue } from '../../src/drill/record-course'
import type { Stamp } from '../../src/drill/stamp'
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
    jumped: 0,
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
    injects: [],
    cues: [],
    participations: [],
    alerts: [],
    takes: [],
    hints: [],
    claims: [],
    verdicts: [],
    observations: [],
    findings: [],
    ownPlans: [],
    advices: [],
    adviserSettings: [],
    adviserModels: [],
    fixes: [],
    checks: [],
    runs: [],
    runRequests: [],
    measurements: [],
    reflections: [],
    guardrails: [],
    actions: [],
    debriefs: [],
    revisions: [],
    reports: [],
  }
}

/** One of everything, each optional part once there and once not. */
export function fullRecord(where: { workspaceId: string; channelId: string }): DrillRecord {
  const late: Stamp = { at: t0 + 9_000, elapsed: 9_001, by: null, source: 'cue' }
  const empty = emptyRecord(where)
  const phase = {
    stage: 'dark-room',
    name: 'Dark Room',
    activity: 'Investigate',
    instruction: 'Look',
    writeDown: 'What you see',
    metrics: ['time', 'claims'],
    plannedStart: 0,
    plannedLength: 900_000,
    start: 0,
    length: 960_000,
  } as const
  const alert = {
    subjectId: 'a',
    own: false,
    service: 'users-api',
    symptom: 'P95 of `GET /users?expand=plan` 1.82 s',
    value: '1.82 s',
    threshold: 'SLO 0.50 s',
    detail: '',
    severity: 'SEV-2',
    dashboard: 'https://dash.example/1',
    runbook: '',
    clears: ['x', 'y'],
    hints: ['one', 'two', 'three'],
  } as const
  const fix = {
    alertId: 'al1',
    recommendation: 'Batch',
    steps: 's',
    override: '',
    outcome: 'partial',
    approvedBy: 'Ada',
    stamp,
  } as const
  const scores = { techniques: 5, ai: 0, herring: 3.5, dashboards: 1 }
  const notes = { techniques: 'a', ai: '', herring: 'b', dashboards: '' }
  return {
    ...empty,
    pauses: [
      { id: 'pa2', reason: 'channel lost', from: stamp, until: late },
      { id: 'pa1', reason: 'real incident', from: late, until: null },
    ],
    phases: [
      { ...phase, id: 'ph2', ordinal: 1, started: stamp, ended: late },
      { ...phase, id: 'ph1', ordinal: 2, started: null, ended: null },
    ],
    injects: [
      { id: 'in2', kind: 'alert', at: 900_000, subject: 'al1', role: '', text: 'slow' },
      { id: 'in1', kind: 'played-message', at: 1, subject: 'k', role: 'Support', text: 'When?' },
    ],
    cues: [
      cue({ dueAt: t0, elapsed: 5, phase: 1 }),
      cue({ state: 'held' }),
      cue({ state: 'done', done: late, late: true, dueAt: t0 }),
    ],
    participations: [
      { id: 'pt1', personId: 'p', role: 'Incident Commander', from: stamp, until: late },
      { id: 'pt0', personId: 'q', role: 'Observer', from: late, until: null },
    ],
    alerts: [
      { ...alert, id: 'al1', herring: false, letter: 'A', sinceMinute: -4, delivered: late },
      { ...alert, id: 'al0', herring: true, letter: null, sinceMinute: null, delivered: null },
    ],
    takes: [{ id: 'ta', alertId: 'al1', stamp }],
    hints: [{ id: 'hi', alertId: 'al1', number: 2, text: 'Look there', stamp }],
    claims: [
      claim({ id: 'cl1', confidence: 72.5, supersededBy: 'cl0' }),
      claim({ id: 'cl0', noise: true, cause: null, undone: late }),
    ],
    verdicts: [{ id: 've', claimId: 'cl1', value: 'rejected-herring', stamp }],
    observations: [{ id: 'ob', phase: 3, text: "it's \n <!channel>", stamp }],
    findings: [{ id: 'fi', alertId: 'al1', notes: 'n', noise: '', lessons: 'l', stamp }],
    ownPlans: [{ id: 'op', alertId: 'al1', remedies: { query: 'in' }, predicted: 80, stamp }],
    advices: [
      {
        id: 'ad',
        alertId: 'al1',
        kind: 'card',
        adviser: 'model',
        question: '',
        state: 'done',
        why: '',
        detail: '{"kind":"card"}',
        calls: 2,
        tokensIn: 1200,
        tokensOut: 340,
        estimated: true,
        planted: 'followed',
        begun: stamp,
        ended: late,
        choice: 'change',
        chosen: late,
        stamp,
      },
      {
        id: 'ad2',
        alertId: 'al1',
        kind: 'answer',
        adviser: 'built-in',
        question: 'Why not the index?',
        state: 'waiting',
        why: '',
        detail: '{}',
        calls: 0,
        tokensIn: 0,
        tokensOut: 0,
        estimated: false,
        planted: 'none',
        begun: null,
        ended: null,
        choice: null,
        chosen: null,
        stamp,
      },
    ],
    adviserModels: [{ id: 'am', host: 'models.example:8000', model: 'qwen3:8b', stamp }],
    adviserSettings: [
      { id: 'as', alertId: 'al1', card: 'wrong remedy', shadow: 'wrong', stamp },
      { id: 'as2', alertId: 'al0', card: 'right', shadow: 'right', stamp: late },
    ],
    fixes: [
      {
        ...fix,
        id: 'fx1',
        remedies: { zeta: 'on', alpha: '5' },
        predicted: 99.9,
        accuracy: 0.1,
        minutesSaved: 12.25,
      },
      { ...fix, id: 'fx0', remedies: {}, predicted: null, accuracy: null, minutesSaved: null },
    ],
    checks: [{ id: 'ch', alertId: 'al1', item: 'stress', answer: 'passed', stamp }],
    runs: [
      {
        id: 'ru',
        alertId: 'al1',
        counted: true,
        remedies: { batch: 'on' },
        seed: 4_000_000_000,
        verdict: 'hides',
        predicted: '12345678901234.123456789',
        before: '0.1',
        after: '99.99999999999999999999',
        detail: '{"checks":[]}',
        stamp,
      },
    ],
    runRequests: [
      {
        id: 'rr',
        alertId: 'al1',
        counted: true,
        remedies: { query: 'in' },
        predicted: 90.5,
        seed: 4_000_000_000,
        state: 'failed',
        why: 'It took too long.',
        stamp,
      },
      {
        id: 'rr2',
        alertId: 'al1',
        counted: false,
        remedies: null,
        predicted: null,
        seed: 1,
        state: 'waiting',
        why: '',
        stamp,
      },
    ],
    measurements: [
      {
        id: 'me',
        alertId: 'al1',
        state: 'stored',
        shows: 'timeouts',
        origin: 'prometheus',
        name: 'sum(rate(timeouts[1m]))',
        detail: '{"rows":{}}',
        stamp,
      },
      {
        id: 'me2',
        alertId: 'al1',
        state: 'previewed',
        shows: 'latency',
        origin: 'file',
        name: 'Größe "§" 深夜.csv',
        detail: '{}',
        stamp,
      },
    ],
    reflections: [
      {
        id: 're',
        scores,
        notes,
        answers: ['1', '2', '3', '4', '5'],
        earlyAi: 'yes',
        signed: true,
        stamp,
      },
    ],
    guardrails: [{ id: 'gu', text: 't', kind: 'IaC correction', stamp }],
    actions: [
      {
        id: 'ac',
        text: 't',
        kind: 'next step',
        owner: 'Ada',
        due: '2026-12-03',
        severity: 'Medium',
        done: false,
        stamp,
      },
    ],
    debriefs: [
      {
        id: 'de',
        description: 'd',
        summary: 's',
        takeaways: 't',
        highlights: 'h',
        improvements: 'i',
        aiWorkflow: 'a',
        herringHandling: 'h',
        rating: 'Needs Improvement',
        correlation: 33.3,
        comments: 'c',
        stamp,
      },
    ],
    revisions: [{ id: 'rv', collection: 'fixes', recordId: 'fx1', before: '{}', stamp }],
    reports: [
      { id: 'v1', version: 1, sha256: 'ab', json: '{}', markdown: '# 1', stamp, signedOff: late },
      { id: 'v2', version: 2, sha256: 'cd', json: '{}', markdown: '# 2', stamp, signedOff: null },
    ],
  }
}

export function cue(differs: Partial<Cue>): Cue {
  return {
    id: newId(),
    kind: 'alert',
    subject: 'al1',
    rank: 0,
    phase: null,
    elapsed: null,
    dueAt: null,
    state: 'pending',
    done: null,
    late: false,
    ...differs,
  }
}

export function claim(differs: Partial<Claim>): Claim {
  return {
    id: newId(),
    alertId: 'al1',
    kind: 'own',
    noise: false,
    cause: 'because',
    evidence: 'seen',
    disproof: '',
    confidence: null,
    stamp,
    supersededBy: null,
    undone: null,
    ...differs,
  }
}
