/** The few ways in which commands answer. */
import type { z } from 'zod'
import type { Doer, Outcome } from '../conduct/conduct'
import type { Refusal } from '../drill/decision'
import { firstFaults } from '../messages/field-faults'
import type { Button, Text } from '../messages/message'
import { privately } from '../messages/private'
import { refusalSentence } from '../messages/refusal'
import type { View } from '../messages/view'
import type { Ask, DrillAsk, Reply } from './command'

export function tell(
  text: Text,
  buttons: readonly Button[] = [],
): Extract<Reply, { kind: 'private' }> {
  return { kind: 'private', message: privately(text, buttons) }
}

/** A no, with what was typed so that it isn't lost. */
export function refused(refusal: Refusal, ask: Ask, view: View | null): Reply {
  const sentence = refusalSentence(refusal, view, ask.asker.person.id)
  return tell(ask.text === '' ? sentence : `${sentence} You wrote: ${ask.text}`)
}

/** A no to a form: it stays open, the sentence at its field, or at the first one. */
export function refusedForm(
  refusal: Refusal,
  ask: Ask,
  view: View | null,
  firstField: string,
): Reply {
  const field = refusal.code === 'field' ? refusal.field : firstField
  return {
    kind: 'errors',
    errors: { [field]: refusalSentence(refusal, view, ask.asker.person.id) },
  }
}

/** A form that was filled wrongly: one sentence a field. */
export function fieldErrors(error: z.ZodError): Reply {
  return { kind: 'errors', errors: firstFaults(error) }
}

export function doerOf(ask: Ask): Doer {
  const { person, source, submission } = ask.asker
  return { personId: person.id, source, submission }
}

/** For words that mean nothing without a drill; the dispatcher has seen to it that there is one. */
export function inDrill(answer: (ask: DrillAsk) => Promise<Reply>): (ask: Ask) => Promise<Reply> {
  return async (ask) =>
    ask.view
      ? answer({ ...ask, view: ask.view, record: ask.view.record })
      : tell('No drill is planned or running in this channel. `/drill plan` plans one.')
}

/** Carries out a deed and answers in one sentence, or says why not. */
export async function carryOut(
  ask: DrillAsk,
  command: Parameters<Ask['conduct']['change']>[1],
  sentence: (outcome: Extract<Outcome, { ok: true }>) => Reply,
): Promise<Reply> {
  const outcome = await ask.conduct.change(ask.record.drill.id, command, doerOf(ask))
  return outcome.ok ? sentence(outcome) : refused(outcome.refusal, ask, outcome.view)
}

/** The same for a form: what was typed stays where it is if the answer is no. */
export async function carryOutForm(
  ask: DrillAsk,
  command: Parameters<Ask['conduct']['change']>[1],
  firstField: string,
  sentence: (outcome: Extract<Outcome, { ok: true }>) => Reply,
): Promise<Reply> {
  const outcome = await ask.conduct.change(ask.record.drill.id, command, doerOf(ask))
  return outcome.ok
    ? sentence(outcome)
    : refusedForm(outcome.refusal, ask, outcome.view, firstField)
}
