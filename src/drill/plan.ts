/** A drill's plan: its form's rules, and the planned drill made of it. */
import { z } from 'zod'
import { stampOf, withDrill } from './change'
import { minute } from './clock'
import { calendarCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'

import { currentFacilitators } from './participations'
import type { DrillKind, DrillRecord, Participation } from './record'
import type { Cue } from './record-course'
import type { Catalogue, Severity } from './scenario'
import { defaultScript, scaleScript } from './script'
import type { Stamp } from './stamp'
import { choice, optionalNumber, requiredNumber, requiredText } from './text'

const defaultObjective =
  'Find the causes by hand first (human-first investigation), fix them with AI-assisted remediation, and keep an eye out for what misleads (adversarial thinking).'

/** The plan form's schema; ids of scenarios and herrings are checked against the catalogue. */
export function planSchema(catalogue: Catalogue) {
  const scenarioIds = catalogue.scenarios.map((each) => each.id)
  const herrings = catalogue.herrings.map((each) => each.id)
  return z.object({
    title: requiredText,
    team: requiredText,
    /** Epoch ms; the platform's form has turned the asker's local time into it. */
    start: z
      .number()
      .nullish()
      .transform((start) => start ?? null),
    lengthMinutes: requiredNumber(1, 480),
    level: z.coerce
      .number('Choose level 1, 2 or 3.')
      .pipe(z.literal([1, 2, 3], 'Choose level 1, 2 or 3.')),
    scenarioIds: z
      .array(
        z.enum(scenarioIds as [string, ...string[]], 'Choose scenarios from the list.'),
        'Choose scenarios from the list.',
      )
      .min(1, 'Choose at least one scenario.'),
    severities: z
      .array(choice(['Low', 'Medium', 'High']), 'Choose severities from the list.')
      .min(1, 'Choose at least one severity.'),
    objective: requiredText,
    herring: z.enum(['draw', 'none', ...herrings], 'Choose a draw, one herring, or none.'),
    herringMinute: optionalNumber(0, 480),
    facilitators: z
      .array(z.string('Choose people from the list.'), 'Choose people from the list.')
      .nullish()
      .transform((people) => people ?? []),
  })
}
export type Plan = z.infer<ReturnType<typeof planSchema>>

export const planDefaults: {
  lengthMinutes: number
  level: 1 | 2 | 3
  severities: readonly Severity[]
  objective: string
  herring: 'draw'
} = {
  lengthMinutes: 180,
  level: 2,
  severities: ['High'],
  objective: defaultObjective,
  herring: 'draw',
}

export interface Place {
  workspaceId: string
  channelId: string
  kind: DrillKind
  speed: number
  seed: number
}

const empty: Omit<DrillRecord, 'drill'> = {
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

/** A new planned drill; whoever plans it facilitates it, with those named. */
export function planDrill(plan: Plan, place: Place, act: Act): Decision {
  const problem = planProblem(plan, act.now)
  if (problem) return refuse(problem)
  const stamp: Stamp = { at: act.now, elapsed: 0, by: act.by, source: act.source }
  const record: DrillRecord = {
    ...empty,
    drill: {
      id: act.newId(),
      ...place,
      state: 'planned',
      ...fields(plan),
      planned: stamp,
      startedAt: null,
      jumped: 0,
      finishedAt: null,
      closedAt: null,
      cancelledAt: null,
      toldElapsed: null,
      revealedElapsed: null,
      facilitatorActedAt: act.now,
    },
  }
  const facilitating = withFacilitators(
    record,
    [...(act.by === null ? [] : [act.by]), ...plan.facilitators],
    stamp,
    act,
  )
  return done(withStartCue(facilitating, plan, act), [{ type: 'planned' }])
}

/** A changed plan, until the start. The one who edits stays a facilitator. */
export function editPlan(record: DrillRecord, plan: Plan, act: Act): Decision {
  const problem = planProblem(plan, act.now)
  if (problem) return refuse(problem)
  const stamp = stampOf(record, act)
  const facilitators = [...(act.by === null ? [] : [act.by]), ...plan.facilitators]
  const edited = withFacilitators(withDrill(record, fields(plan)), facilitators, stamp, act)
  const revision = {
    id: act.newId(),
    collection: 'drill',
    recordId: record.drill.id,
    before: JSON.stringify(record.drill),
    stamp,
  }
  return done(withStartCue({ ...edited, revisions: [...record.revisions, revision] }, plan, act), [
    { type: 'plan-edited' },
  ])
}

function fields(plan: Plan) {
  const herringPlan =
    plan.herring === 'draw'
      ? { kind: 'draw' as const }
      : plan.herring === 'none'
        ? { kind: 'none' as const }
        : { kind: 'named' as const, id: plan.herring }
  return {
    title: plan.title,
    team: plan.team,
    objective: plan.objective,
    level: plan.level,
    severities: plan.severities,
    lengthMinutes: plan.lengthMinutes,
    plannedStart: plan.start,
    scenarioIds: [...new Set(plan.scenarioIds)],
    herringPlan,
    herringMinute: plan.herringMinute,
  }
}

function planProblem(plan: Plan, now: number) {
  if (plan.start !== null && plan.start <= now) {
    return {
      code: 'field' as const,
      field: 'start',
      sentence: 'Lies in the past. Choose a later time, or leave it empty and start by hand.',
    }
  }
  if (plan.herringMinute === null || plan.herring === 'none') return null
  const darkRoom = scaleScript(defaultScript, plan.lengthMinutes).phases.find(
    (phase) => phase.stage === 'dark-room',
  )
  const from = (darkRoom?.start ?? 0) / minute
  const to = ((darkRoom?.start ?? 0) + (darkRoom?.length ?? 0)) / minute
  if (plan.herringMinute >= from && plan.herringMinute < to) return null
  return {
    code: 'field' as const,
    field: 'herringMinute',
    sentence:
      Math.ceil(from) < to
        ? `Lies outside the Dark Room. Choose a minute from ${Math.ceil(from)} to ${Math.ceil(to) - 1}, or leave it empty.`
        : 'No whole minute lies within the Dark Room of so short a drill. Leave it empty.',
  }
}

function withFacilitators(
  record: DrillRecord,
  people: readonly string[],
  stamp: Stamp,
  act: Act,
): DrillRecord {
  const wanted = new Set(people)
  const kept = record.participations.map(
    (each): Participation =>
      each.until === null && each.role === 'Facilitator' && !wanted.has(each.personId)
        ? { ...each, until: stamp }
        : each,
  )
  const now = new Set(currentFacilitators(record))
  const fresh = [...wanted]
    .filter((personId) => !now.has(personId))
    .map(
      (personId): Participation => ({
        id: act.newId(),
        personId,
        role: 'Facilitator',
        from: stamp,
        until: null,
      }),
    )
  const ended = kept.map(
    (each): Participation =>
      each.until === null && each.role !== 'Facilitator' && wanted.has(each.personId)
        ? { ...each, until: stamp }
        : each,
  )
  return { ...record, participations: [...ended, ...fresh] }
}

function withStartCue(record: DrillRecord, plan: Plan, act: Act): DrillRecord {
  const others = record.cues.map(
    (cue): Cue =>
      cue.kind === 'start' && cue.state === 'pending' ? { ...cue, state: 'skipped' } : cue,
  )
  return plan.start === null
    ? { ...record, cues: others }
    : { ...record, cues: [...others, calendarCue('start', '', plan.start, act)] }
}
