/** What Teams waits five seconds for: dialogs, quick acts, the compose box, and files. */
import { z } from 'zod'
import type { Clock } from '../../clock'
import { causeOf, type Log } from '../../log'
import { privately } from '../../messages/private'
import type { Activity } from './activity'
import type { Askers } from './asker'
import { readPress } from './cards/press'
import { readSubmitted } from './cards/submitted'
import { composeWords } from './compose-words'
import type { Consents } from './consents'
import { closing, type Dialogs } from './dialogs'
import type { InvokeAnswer, Late } from './door'
import { failed } from './inbound'
import { type OwnViews, readView, type ViewOf } from './own-views'
import { cardType } from './posting'
import { line, type Presses } from './presses'
import type { Submitted } from './submissions'

export type Invokes = (activity: Activity) => Promise<InvokeAnswer>

interface Parts {
  askers: Askers
  presses: Presses
  submitted: Submitted
  dialogs: Dialogs
  consents: Consents
  ownViews: OwnViews
  /** Begins what nobody waits for. */
  later: (work: () => Promise<void>) => void
  /** Tells what came of something that took too long to be answered. */
  afterwards: (late: Late, activity: Activity) => Promise<void>
  /** The machine's own, as Teams goes by that. */
  clock: Clock
  log: Log
}

/** Teams waits 5 s, the way there and back included. Real ms. */
const patience = 4_000
/** A client sends an invoke again that it had no answer to; so long both count as one. Real ms. */
const sameFor = 15_000
const slow = 'This takes longer than Teams waits for. What comes of it is sent to you alone.'
const older = privately(
  'That button is from an older version. `/drill help` says what you can do now.',
)

const dialogValue = z.looseObject({ data: z.unknown().optional() })
const actValue = z.looseObject({
  action: z.looseObject({ verb: z.string().nullish(), data: z.unknown().optional() }),
})
const composeValue = z.looseObject({
  commandId: z.string().nullish(),
  data: z.unknown().optional(),
})

export function createInvokes(parts: Parts): Invokes {
  const { askers, presses, submitted, dialogs, consents, ownViews, clock, log } = parts
  /** The last of each person. */
  const answered = new Map<string, { key: string; answer: Promise<InvokeAnswer> }>()

  const sent = async (activity: Activity, data: unknown): Promise<InvokeAnswer> => {
    const pressed = readPress(data)
    if (pressed !== null) return presses.inDialog(activity, pressed)
    const { timeZone } = await askers.personOf(activity)
    const form = readSubmitted(data, timeZone)
    return form === null ? dialogs.answer(older) : submitted(activity, form)
  }

  const compose = async (activity: Activity): Promise<InvokeAnswer> => {
    const id = composeValue.safeParse(activity.value).data?.commandId
    const word = composeWords.find((each) => each === id)
    return word === undefined ? dialogs.answer(older) : presses.compose(activity, word)
  }

  /** Whoever has no view of their own keeps the post that they see. */
  const ownView = async (activity: Activity, of: ViewOf): Promise<InvokeAnswer> => {
    const person = await askers.personOf(activity)
    const card = await ownViews.cardFor(of, person.id)
    if (card === null) return line('You see this alert as everybody does.')
    return { status: 200, body: { statusCode: 200, type: cardType, value: card } }
  }

  const act = async (activity: Activity): Promise<InvokeAnswer> => {
    const data = actValue.safeParse(activity.value).data?.action.data
    const of = readView(data)
    if (of !== null) return ownView(activity, of)
    const pressed = readPress(data)
    return pressed === null ? line(older.fallback) : presses.act(activity, pressed)
  }

  const answer = async (activity: Activity): Promise<InvokeAnswer> => {
    switch (activity.name) {
      case 'task/fetch':
      case 'task/submit':
        return sent(activity, dialogValue.safeParse(activity.value).data?.data)
      case 'composeExtension/fetchTask':
        return compose(activity)
      case 'composeExtension/submitAction':
        return sent(activity, composeValue.safeParse(activity.value).data?.data)
      case 'adaptiveCard/action':
        return act(activity)
      case 'fileConsent/invoke':
        parts.later(() => consents.settle(activity))
        return { status: 200 }
      default:
        return { status: 404, body: { error: 'The bot does not know that.' } }
    }
  }

  /** Never rejects: what failed is said, where the person looks. */
  const safely = async (activity: Activity): Promise<InvokeAnswer> => {
    try {
      return await answer(activity)
    } catch (error) {
      const { id: user } = activity.from
      log.error({ user, name: activity.name, why: causeOf(error) }, 'An answer failed.')
      return isAct(activity) ? line(failed) : dialogs.answer(privately(failed))
    }
  }

  /**
   * A retry may have an id of its own, so it is known by who asks what of which card. Whoever has done something else
   * since means it anew.
   */
  const once = (activity: Activity): Promise<InvokeAnswer> => {
    const { name, from, conversation, replyToId, value } = activity
    // A view is looked at again and again, and changes nothing.
    if (readView(actValue.safeParse(value).data?.action.data) !== null) return safely(activity)
    const key = JSON.stringify([name, conversation.id, replyToId ?? '', value ?? null])
    const before = answered.get(from.id)
    if (before?.key === key) return before.answer
    const last = { key, answer: safely(activity) }
    answered.set(from.id, last)
    clock.after(sameFor, () => {
      if (answered.get(from.id) === last) answered.delete(from.id)
    })
    return last.answer
  }

  return async (activity) => {
    const done = once(activity)
    const late = Symbol('late')
    const first = await Promise.race([
      done,
      new Promise<typeof late>((resolve) => void clock.after(patience, () => resolve(late))),
    ])
    if (first !== late) return first
    parts.later(async () => {
      const { late: said } = await done
      if (said !== undefined) await parts.afterwards(said, activity)
    })
    return isAct(activity) ? line(slow) : closing(slow)
  }
}

const isAct = ({ name }: Activity) => name === 'adaptiveCard/action'
