/** Hand-made records for tests of figures and reports. Minutes are drill minutes. */

import type { DrillRecord, Participation, Person, Role } from '../../src/drill/record'
import type { Alert, Claim, Hint, Take, Verdict, VerdictValue } from '../../src/drill/record-alerts'
import type { Phase } from '../../src/drill/record-course'
import type { Action, Debrief, Guardrail, Reflection } from '../../src/drill/record-lessons'
import type { Check, Finding, Fix, Observation, Run } from '../../src/drill/record-work'
import type { Herring, Scenario } from '../../src/drill/scenario'
import { defaultScript, scaleScript } from '../../src/drill/script'
import type { Stamp } from '../../src/drill/stamp'
import { deadlock, drift, spike, storm } from './small-catalogue'

export const minutes = (count: number): number => count * 60_000
/** 2026-01-03, 03:00 UTC */
const startedAt = Date.UTC(2026, 0, 3, 3)

export const stamp = (minute: number, by: string | null = null): Stamp => ({
  at: startedAt + minutes(minute),
  elapsed: minutes(minute),
  by,
  source: 'form',
})

let count = 0
const id = (kind: string) => {
  count += 1
  return `${kind}-${count}`
}
/** Ids count from one again, so that a record comes out the same each time. */
export const resetIds = (): void => {
  count = 0
}

export const alert = (
  of: Scenario | Herring,
  letter: string,
  minute: number | null,
  changes: Partial<Alert> = {},
): Alert => ({
  id: `alert-${letter}`,
  subjectId: of.id,
  herring: of.kind === 'herring',
  own: false,
  letter: minute === null ? null : letter,
  service: of.alert.service,
  symptom: of.alert.symptom,
  value: of.alert.value,
  threshold: of.alert.threshold,
  detail: of.alert.detail,
  severity: of.alert.severity,
  sinceMinute: 0,
  dashboard: of.alert.dashboard,
  runbook: of.alert.runbook,
  clears: of.kind === 'herring' ? of.clears : [],
  hints: of.hints,
  delivered: minute === null ? null : stamp(minute),
  ...changes,
})
export const claim = (
  letter: string,
  minute: number,
  by: string,
  changes: Partial<Claim> = {},
): Claim => ({
  id: id('claim'),
  alertId: `alert-${letter}`,
  kind: 'own',
  noise: false,
  cause: `a cause of ${letter}`,
  evidence: '',
  disproof: '',
  confidence: null,
  stamp: stamp(minute, by),
  supersededBy: null,
  undone: null,
  ...changes,
})
export const noise = (
  letter: string,
  minute: number,
  by: string,
  changes: Partial<Claim> = {},
): Claim => claim(letter, minute, by, { noise: true, cause: null, ...changes })
export const verdict = (of: Claim, value: VerdictValue, minute = 65): Verdict => ({
  id: id('verdict'),
  claimId: of.id,
  value,
  stamp: stamp(minute, 'fay'),
})
export const take = (letter: string, minute: number, by: string): Take => ({
  id: id('take'),
  alertId: `alert-${letter}`,
  stamp: stamp(minute, by),
})
export const fix = (letter: string, changes: Partial<Fix> = {}): Fix => ({
  id: id('fix'),
  alertId: `alert-${letter}`,
  recommendation: 'what the AI said',
  remedies: {},
  steps: 'what was done',
  predicted: null,
  accuracy: null,
  override: '',
  outcome: 'successful',
  minutesSaved: null,
  approvedBy: '',
  stamp: stamp(130, 'ben'),
  ...changes,
})
export const check = (letter: string, item: string, answer: string, minute = 140): Check => ({
  id: id('check'),
  alertId: `alert-${letter}`,
  item,
  answer,
  stamp: stamp(minute, 'ben'),
})
export const run = (letter: string, changes: Partial<Run> = {}, minute = 130): Run => ({
  id: id('run'),
  alertId: `alert-${letter}`,
  counted: true,
  remedies: {},
  seed: 1,
  verdict: 'holds',
  predicted: null,
  before: '80',
  after: '100',
  detail: '{}',
  stamp: { ...stamp(minute), source: 'lab' },
  ...changes,
})
export const finding = (letter: string, changes: Partial<Finding> = {}): Finding => ({
  id: id('finding'),
  alertId: `alert-${letter}`,
  notes: '',
  noise: '',
  lessons: '',
  stamp: stamp(80, 'ben'),
  ...changes,
})
export const hint = (letter: string, number: 1 | 2 | 3, minute: number): Hint => ({
  id: id('hint'),
  alertId: `alert-${letter}`,
  number,
  text: 'look closer',
  stamp: stamp(minute, 'fay'),
})
export const observation = (phase: number, words: string): Observation => ({
  id: id('observation'),
  phase,
  text: words,
  stamp: stamp(20, 'ben'),
})
export const guardrail = (words: string, kind: Guardrail['kind']): Guardrail => ({
  id: id('guardrail'),
  text: words,
  kind,
  stamp: stamp(155, 'ben'),
})
export const action = (words: string, changes: Partial<Action> = {}): Action => ({
  id: id('action'),
  text: words,
  kind: 'next step',
  owner: 'ben',
  due: '2026-01-16',
  severity: 'Medium',
  done: false,
  stamp: stamp(160, 'ben'),
  ...changes,
})
export const reflection = (
  by: string,
  scores: [number, number, number, number],
  changes: Partial<Reflection> = {},
): Reflection => ({
  id: id('reflection'),
  scores: { techniques: scores[0], ai: scores[1], herring: scores[2], dashboards: scores[3] },
  notes: { techniques: '', ai: '', herring: '', dashboards: '' },
  answers: ['', '', '', '', ''],
  earlyAi: null,
  signed: false,
  stamp: stamp(175, by),
  ...changes,
})
export const debrief = (changes: Partial<Debrief> = {}): Debrief => ({
  id: id('debrief'),
  description: '',
  summary: '',
  takeaways: '',
  highlights: '',
  improvements: '',
  aiWorkflow: '',
  herringHandling: '',
  rating: 'Good',
  correlation: null,
  comments: '',
  stamp: stamp(178, 'fay'),
  ...changes,
})
export const participation = (personId: string, role: Role, minute = 1): Participation => ({
  id: id('participation'),
  personId,
  role,
  from: stamp(minute, personId),
  until: null,
})

export const people: ReadonlyMap<string, Person> = new Map(
  [
    ['fay', 'Fay Novak'],
    ['ben', 'Ben Okoro'],
    ['chi', 'Chiara Ricci'],
    ['dev', 'Dev Patel'],
    ['emre', 'Emre Kaya'],
    ['goran', 'Goran Novi'],
  ].map(([key = '', name = '']) => [
    key,
    { id: key, workspaceId: 'w', userId: `U-${key}`, name, timeZone: 'Europe/Berlin' },
  ]),
)

function defaultPhases(): Phase[] {
  return scaleScript(defaultScript, 180).phases.map(({ minutes: _, ...phase }) => ({
    ...phase,
    id: `phase-${phase.ordinal}`,
    plannedStart: phase.start,
    plannedLength: phase.length,
    started: { ...stamp(phase.start / 60_000), source: 'cue' },
    ended: { ...stamp((phase.start + phase.length) / 60_000), source: 'cue' },
  }))
}

/** A finished drill of 180 minutes in which everything went by the script and nobody recorded a word. */
export function finished(
  changes: Partial<DrillRecord> = {},
  drill: Partial<DrillRecord['drill']> = {},
): DrillRecord {
  return {
    drill: {
      id: 'd',
      workspaceId: 'w',
      channelId: 'c',
      kind: 'drill',
      state: 'finished',
      title: 'Night drill',
      team: 'Team Alpha',
      objective: 'Find failures by hand, fix them with AI, doubt what you see.',
      level: 2,
      severities: ['High'],
      lengthMinutes: 180,
      speed: 1,
      seed: 1,
      plannedStart: null,
      scenarioIds: ['drift', 'deadlock', 'storm'],
      herringPlan: { kind: 'draw' },
      herringMinute: null,
      planned: stamp(-60, 'fay'),
      startedAt,
      finishedAt: startedAt + minutes(180),
      closedAt: null,
      cancelledAt: null,
      jumped: 0,
      toldElapsed: minutes(70),
      revealedElapsed: minutes(120),
      facilitatorActedAt: startedAt,
      ...drill,
    },
    pauses: [],
    injects: [],
    phases: defaultPhases(),
    cues: [],
    participations: [],
    alerts: [
      alert(drift, 'A', 15),
      alert(deadlock, 'B', 17),
      alert(storm, 'C', 19),
      alert(spike, 'D', 23),
    ],
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
    ...changes,
  }
}
