/** Which blocks Slack would not take, in words that hold nothing of the message. */
import { z } from 'zod'

const platformAnswer = z.object({
  response_metadata: z.object({ messages: z.array(z.string()) }),
})

export interface BlockFault {
  /** The block's place in its message; null = it doesn't say. */
  block: number | null
  /** Where, and what of it could be told without a word that was typed. */
  why: string
  aboutPicture: boolean
}

/** Slack's own phrases; whatever else it says may quote the message. */
const phrases = [
  /downloading image failed/,
  /failed to match all allowed schemas/,
  /invalid additional property/,
  /invalid slack file/,
  /invalid_url/,
  /missing required field/,
  /must be less than \d+ characters/,
  /must be more than \d+ characters/,
  /must provide a \w{1,20}/,
  /no more than \d+ items allowed/,
  /no less than \d+ items allowed/,
  /unsupported type/,
  /unsupported value/,
] as const

const mostFaults = 5

/** `data` = the body of a refusal. */
export function blockFaults(data: unknown): BlockFault[] {
  const messages = platformAnswer.safeParse(data).data?.response_metadata.messages ?? []
  return messages.flatMap((message) => {
    const pointer = /\[json-pointer:((?:\/[a-z0-9_]{1,30}){1,12})/.exec(message)?.[1] ?? null
    const phrase = phrases.map((each) => each.exec(message)?.[0]).find((found) => found) ?? null
    if (pointer === null && phrase === null) return []
    const block = /^\/blocks\/(\d{1,3})/.exec(pointer ?? '')?.[1]
    return [
      {
        block: block === undefined ? null : Number(block),
        why: [phrase ?? 'not taken', pointer].filter((each) => each !== null).join(' at '),
        aboutPicture: /slack[ _]file|image/.test(`${phrase ?? ''} ${pointer ?? ''}`),
      },
    ]
  })
}

export function faultsSaid(faults: readonly BlockFault[]): string {
  const said = [...new Set(faults.map(({ why }) => why))]
  const more = said.length > mostFaults ? [`and ${said.length - mostFaults} more`] : []
  return [...said.slice(0, mostFaults), ...more].join('; ')
}
