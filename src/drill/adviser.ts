/** The adviser's part in a drill: what it is asked, what came of it, what the team did with it. The adviser itself is outside. */
import { z } from 'zod'
import { type AdviceDetail, adviceDetail, adviceDetailJson } from './advice-detail'
import { limitPassed, withModel } from './adviser-models'
import { alertById, arrived, noSuchAlert } from './alerts'
import { replaced, stampOf } from './change'
import { calendarCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import {
  type Advice,
  type AdviceChoice,
  type AdviceKind,
  type AdviserName,
  nothingSpent,
  type PlantedOutcome,
  type Spent,
} from './record-adviser'
import type { Cue } from './record-course'
import { alertLetter, optionalText } from './text'
import { withTrials } from './trials'

/** So many questions a drill: a conversation, no interview. Cards and sealed claims don't count. */
const questionsADrill = 40

export const askSchema = z.object({ alert: alertLetter, question: optionalText })

export function adviceOf(record: DrillRecord, id: string): Advice | null {
  return record.advices.find((each) => each.id === id) ?? null
}

/** An alert's card that waits or is there; null = it was never asked for, or none came. */
export function cardOf(record: DrillRecord, alertId: string): Advice | null {
  return (
    record.advices.findLast(
      ({ alertId: of, kind, state }) =>
        of === alertId && kind === 'card' && (state === 'waiting' || state === 'done'),
    ) ?? null
  )
}

/** The adviser's sealed claim on an alert, once it is there. */
export function shadowOf(record: DrillRecord, alertId: string): Advice | null {
  return (
    record.advices.find(
      ({ alertId: of, kind, state }) => of === alertId && kind === 'shadow' && state === 'done',
    ) ?? null
  )
}

/** The card of an alert where there is none yet, and an answer where there is a question. Nothing is asked twice. */
export function askAdviser(
  record: DrillRecord,
  asked: { alertId: string; question: string; adviser: AdviserName },
  act: Act,
): Decision {
  const alert = alertById(record, asked.alertId)
  if (!alert) return noSuchAlert(record)
  const { letter, id: alertId } = alert
  const card = cardOf(record, alertId)
  const { question, adviser } = asked
  if (question === '') {
    if (card) return refuse({ code: card.state === 'done' ? 'card-is-out' : 'card-waits', letter })
    const after = withAdvice(record, { kind: 'card', alertId, question: '', adviser }, act)
    return done(after, [], after.advices.at(-1)?.id)
  }
  const questions = record.advices.filter(({ kind }) => kind === 'answer')
  const same = questions.some(
    (each) =>
      each.alertId === alertId &&
      each.question === question &&
      (each.state === 'waiting' || each.state === 'done'),
  )
  if (same) return refuse({ code: 'asked-already', letter })
  if (questions.length >= questionsADrill)
    return refuse({ code: 'adviser-spent', most: questionsADrill })
  const withCard = card
    ? record
    : withAdvice(record, { kind: 'card', alertId, question: '', adviser }, act)
  const after = withAdvice(withCard, { kind: 'answer', alertId, question, adviser }, act)
  return done(after, [], after.advices.at(-1)?.id)
}

/** A sealed claim on every alert that has arrived, from what there is to see now; once. */
export function withShadows(record: DrillRecord, act: Act): DrillRecord {
  return arrived(record)
    .filter(
      ({ id }) => !record.advices.some((each) => each.kind === 'shadow' && each.alertId === id),
    )
    .reduce(
      (rest, { id }) =>
        withAdvice(rest, { kind: 'shadow', alertId: id, question: '', adviser: 'built-in' }, act),
      record,
    )
}

function withAdvice(
  record: DrillRecord,
  asked: { kind: AdviceKind; alertId: string; question: string; adviser: AdviserName },
  act: Act,
): DrillRecord {
  const advice: Advice = {
    id: act.newId(),
    ...asked,
    state: 'waiting',
    why: '',
    detail: '{}',
    ...nothingSpent,
    planted: 'none',
    begun: null,
    ended: null,
    choice: null,
    chosen: null,
    stamp: stampOf(record, act),
  }
  const cue = calendarCue('advice', advice.id, act.now, act)
  return { ...record, advices: [...record.advices, advice], cues: [...record.cues, cue] }
}

/**
 * Written down before an adviser is asked whose answers cost something, with the most that it may take. What would
 * pass the drill's limits is not asked.
 */
export function beginAdvice(
  record: DrillRecord,
  began: { adviceId: string; adviser: AdviserName; reserved: Spent },
  act: Act,
): Decision {
  const advice = adviceOf(record, began.adviceId)
  if (advice?.state !== 'waiting' || advice.begun !== null) return refuse({ code: 'cue-not-due' })
  const { adviser, reserved } = began
  const told = withModel(record, act.model ?? null, act)
  const passed = limitPassed(record, reserved)
  if (passed !== null) return ended(told, { ...advice, adviser }, 'failed', passed, act)
  const begun: Advice = { ...advice, ...reserved, adviser, begun: stampOf(record, act) }
  return done({ ...told, advices: replaced(record.advices, begun) }, [], advice.id)
}

/** The answer is there. A card's plan is tried once the team's final plan was. */
export function fileAdvice(
  record: DrillRecord,
  filed: {
    adviceId: string
    adviser: AdviserName
    detail: AdviceDetail
    spent: Spent
    planted: PlantedOutcome
  },
  act: Act,
): Decision {
  const advice = adviceOf(record, filed.adviceId)
  if (advice?.state !== 'waiting') return settle(record, advice, filed.spent)
  const { adviser, spent, planted } = filed
  const detail = adviceDetailJson(filed.detail)
  return ended(record, { ...advice, ...spent, adviser, detail, planted }, 'done', '', act)
}

/** There will be no answer, and why. */
export function failAdvice(
  record: DrillRecord,
  failed: { adviceId: string; why: string; spent: Spent | null },
  act: Act,
): Decision {
  const advice = adviceOf(record, failed.adviceId)
  const { spent, why } = failed
  if (advice?.state !== 'waiting') return settle(record, advice, spent)
  return ended(record, { ...advice, ...spent }, 'failed', why, act)
}

/** The drill ended while the adviser was asked: what it said is left out, what it took is kept. */
function settle(record: DrillRecord, advice: Advice | null, spent: Spent | null): Decision {
  if (advice?.state !== 'cancelled' || spent === null) return refuse({ code: 'cue-not-due' })
  return done(
    { ...record, advices: replaced(record.advices, { ...advice, ...spent }) },
    [],
    advice.id,
  )
}

function ended(
  record: DrillRecord,
  advice: Advice,
  state: 'done' | 'failed',
  why: string,
  act: Act,
): Decision {
  const stamp = stampOf(record, act)
  const cues = record.cues.map(
    (cue): Cue =>
      cue.kind === 'advice' && cue.subject === advice.id && cue.state === 'pending'
        ? { ...cue, state: state === 'done' ? 'done' : 'skipped', done: stamp }
        : cue,
  )
  const over: Advice = { ...advice, state, why, ended: stamp }
  const after = { ...record, cues, advices: replaced(record.advices, over) }
  const tried =
    state === 'done' && advice.kind === 'card' ? withTrials(after, advice.alertId, act) : after
  const happenings =
    state === 'failed' ? [{ type: 'advice-failed' as const, adviceId: advice.id }] : []
  return done(tried, happenings, advice.id)
}

/** What the team says to a card; the last word counts. */
export function respond(
  record: DrillRecord,
  adviceId: string,
  choice: AdviceChoice,
  act: Act,
): Decision {
  const advice = adviceOf(record, adviceId)
  if (advice?.kind !== 'card' || advice.state !== 'done') return refuse({ code: 'no-such-record' })
  if (advice.choice === choice) return done(record, [], adviceId)
  const chosen: Advice = { ...advice, choice, chosen: stampOf(record, act) }
  return done({ ...record, advices: replaced(record.advices, chosen) }, [], adviceId)
}

/** The drill ends: what waits is not asked any more. Its cues are the caller's to skip. */
export function withoutWaitingAdvice(record: DrillRecord): DrillRecord {
  if (!record.advices.some(({ state }) => state === 'waiting')) return record
  const why = 'The drill ended before it.'
  const advices = record.advices.map(
    (each): Advice => (each.state === 'waiting' ? { ...each, state: 'cancelled', why } : each),
  )
  return { ...record, advices }
}

/** What a card advises; null = there is none. */
export function advisedPlan(
  record: DrillRecord,
  alertId: string,
): { advice: Advice; detail: Extract<AdviceDetail, { kind: 'card' }> } | null {
  const advice = cardOf(record, alertId)
  const detail = advice?.state === 'done' ? adviceDetail(advice) : null
  return advice && detail?.kind === 'card' ? { advice, detail } : null
}
