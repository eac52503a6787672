/** One message on its way: as it is, and where Slack won't have its pictures, with fewer of them. */
import type { types } from '@slack/bolt'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import type { Message } from '../../messages/message'
import type { Spot } from './address'
import { slackMessage } from './blocks'
import { blockFaultsOf, codeOf, type Failure, outcomeOf } from './outcome'
import { classOf } from './outcome-codes'
import { pictureIdsOf, resolveOf } from './pictures'
import { createTally } from './platform-tally'
import type { Uploaded } from './uploads-one'

export interface Sending {
  /** Of what is posted or edited; unique. */
  key: string
  /** When delivery asked for it, epoch ms. */
  begun: number
  message: Message
  files: ReadonlyMap<string, Uploaded>
  method: 'chat.postMessage' | 'chat.update'
  call(blocks: readonly types.KnownBlock[]): Promise<Spot>
}

/** `shown`: our ids of the pictures that stand in it. */
export type Sent = { kind: 'sent'; spot: Spot; shown: readonly string[] }

/** Real ms after its begin; later than that no further call is made, so that all end before delivery gives up. */
const lastCall = 3_500
/** Real ms. Slack may take in a moment what it has just refused. */
const breath = 700
const soon = 1_000

/** Sends a message, at most once; never rejects. */
export type Send = (sending: Sending) => Promise<Sent | Failure>

export function createSend({ clock, log }: { clock: Clock; log: Log }): Send {
  /** How often a message was refused for its pictures: 1 = again as it is, 2 = without those named, 3 = without any. */
  const refused = createTally()
  const unknown = createTally()

  const failed = (error: unknown, { key, method }: Sending): Failure => {
    const code = codeOf(error)
    const outcome = outcomeOf(error, method, unknown.of(key))
    if (code !== null && classOf(code) === null) {
      unknown.add(key)
      log.warn({ post: key, method, code }, 'Slack gave a reason that is not known.')
    }
    return outcome
  }

  return async (sending) => {
    const { key, begun, message, files, method } = sending
    const all = pictureIdsOf(message).filter((id) => files.has(id))
    let named: readonly string[] = []
    for (;;) {
      const times = refused.of(key)
      const without = new Set(times < 2 ? [] : times === 2 && named.length > 0 ? named : all)
      const shown = all.filter((id) => !without.has(id))
      const { blocks } = slackMessage(message, resolveOf(files, without))
      try {
        const spot = await sending.call(blocks)
        refused.clear(key)
        unknown.clear(key)
        return { kind: 'sent', spot, shown }
      } catch (error) {
        const faulty = shown.length > 0 ? faultyPictures(error, blocks, files) : null
        if (faulty === null) return failed(error, sending)
        named = [...new Set([...named, ...faulty])]
        refused.add(key)
        log.info(
          { post: key, method, times: times + 1 },
          'Slack refused the pictures of a message.',
        )
        if (clock.now() - begun > lastCall) return { kind: 'later', afterMs: soon, covers: 'lane' }
        if (times === 0) await new Promise<void>((resolve) => void clock.after(breath, resolve))
      }
    }
  }
}

const pictureCodes = new Set(['invalid_blocks', 'invalid_blocks_format', 'file_not_found'])

/** Our ids of the pictures that Slack has something against, as far as it says; null = it is about something else. */
function faultyPictures(
  error: unknown,
  blocks: readonly types.KnownBlock[],
  files: ReadonlyMap<string, Uploaded>,
): string[] | null {
  if (!pictureCodes.has(codeOf(error) ?? '')) return null
  const faults = blockFaultsOf(error)
  const about = faults.filter(
    ({ block, aboutPicture }) => aboutPicture || blocks[block ?? -1]?.type === 'image',
  )
  if (faults.length > 0 && about.length === 0) return null
  return about.flatMap(({ block }) => {
    const slackId = slackFileOf(blocks[block ?? -1])
    return [...files].flatMap(([id, file]) => (file.id === slackId ? [id] : []))
  })
}

function slackFileOf(block: types.KnownBlock | undefined): string | null {
  if (block?.type !== 'image' || !('slack_file' in block)) return null
  const { slack_file } = block
  return slack_file && 'id' in slack_file ? (slack_file.id ?? null) : null
}
