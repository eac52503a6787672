/** What the first screen sets going. Each gives a sentence where it could not, else null. */
import type { Channel } from '../../wire'
import { channelAnswer } from '../../wire'
import { isOpen } from '../panel/clock'
import { channels, lastChannel } from '../state/model'
import { go } from '../state/place'
import { request } from '../state/request'
import { say } from '../state/send'

/** The first channel that a drill could be planned in, or simply the first. */
export function firstChannel(): Channel | null {
  const free = channels.value.find(({ panel }) => panel === null || !isOpen(panel))
  return free ?? channels.value[0] ?? null
}

/** Opens the plan form in a channel. */
export async function startDrill(): Promise<string | null> {
  const first = firstChannel()
  if (!first) return 'There is no channel yet. Wait for the bot, or reload the page.'
  // A form belongs to the channel that is looked at when it comes.
  lastChannel.value = first.id
  const answer = await say('/drill plan', null, { channel: first.id, of: first.id })
  if (!answer.ok) return answer.error
  go({ kind: 'channel', id: first.id })
  return null
}

/** Starts the sample, or goes to the one that runs. */
export async function watchSample(): Promise<string | null> {
  const answer = await request('/local/sample', channelAnswer, { do: 'start' })
  if (!answer.ok) return answer.error
  go({ kind: 'channel', id: answer.value.id })
  return null
}
