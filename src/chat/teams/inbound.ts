/** What people say to the bot in Teams, brought to the commands. It is acknowledged before, and answered after. */
import type { Dispatcher } from '../../commands/dispatch'
import { causeOf, type Log } from '../../log'
import { privately } from '../../messages/private'
import type { Store } from '../../store/store'
import { type Activity, scopeOf } from './activity'
import type { Answers } from './answers'
import type { Askers, Asking } from './asker'
import { choiceCard, readChoice } from './choice'
import { isMentioned, lineOf } from './words'

export interface Inbound {
  /** False = it is none of the bot's business, and nothing is done about it. */
  concerns(activity: Activity): boolean
  /** Never rejects. */
  message(activity: Activity): Promise<void>
}

interface Parts {
  dispatcher: Pick<Dispatcher, 'say'>
  askers: Askers
  answers: Answers
  store: Pick<Store, 'channel'>
  tenantId: string
  log: Log
}

export const failed =
  'Something failed here, and the bot’s log says what. Try again; what was already done is not done twice.'

export function createInbound(parts: Parts): Inbound {
  const { dispatcher, askers, answers, store, tenantId, log } = parts

  const which = async (
    { drills }: Extract<Asking, { kind: 'which' }>,
    line: string,
    activity: Activity,
  ) => {
    const named = await Promise.all(
      drills.map(async (drill) => ({
        id: drill.id,
        title: drill.title,
        channel: (await store.channel(drill.channelId))?.name ?? '',
      })),
    )
    await answers.card(choiceCard(named, line), activity)
  }

  const say = async (activity: Activity) => {
    const scope = scopeOf(activity)
    const chosen = readChoice(activity.value)
    const line = chosen?.line ?? lineOf(activity)
    const targeted = activity.recipient.isTargeted === true
    const asking = await askers.askerOf(activity, {
      drillId: chosen?.drillId,
      source: 'command',
      submission: `teams:${tenantId}:${activity.conversation.id}:${activity.id ?? ''}`,
      overheard: scope !== 'personal' && !targeted,
    })
    switch (asking.kind) {
      case 'asker':
        return answers.show(await dispatcher.say(asking.asker, line), activity)
      case 'which':
        return which(asking, line, activity)
      case 'no':
        return answers.tell(privately(asking.sentence), activity)
      default:
        return asking satisfies never
    }
  }

  return {
    concerns: (activity) =>
      scopeOf(activity) === 'personal' ||
      activity.recipient.isTargeted === true ||
      isMentioned(activity),
    message: async (activity) => {
      try {
        await say(activity)
      } catch (error) {
        const { id: user } = activity.from
        log.error({ user, message: activity.id, why: causeOf(error) }, 'An answer failed.')
        await answers.tell(privately(failed), activity)
      }
    },
  }
}
