/** The words in a message, without what Teams puts around them. */
import { z } from 'zod'
import type { Activity } from './activity'

const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().nullish(),
})

const marks: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
}

/** Whether the bot itself is named in it. */
export function isMentioned({ entities, recipient }: Activity): boolean {
  return (entities ?? []).some(
    (each) => mention.safeParse(each).data?.mentioned.id === recipient.id,
  )
}

/** The line that a command takes: the bot's own name is gone from it, others' names are words. */
export function lineOf({ text, entities, recipient }: Activity): string {
  let line = text ?? ''
  for (const each of entities ?? []) {
    const read = mention.safeParse(each).data
    if (read?.mentioned.id === recipient.id && read.text) line = line.replaceAll(read.text, ' ')
  }
  return line
    .replaceAll(/<\/?at(?:\s[^<>]*)?>/gi, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (mark) => marks[mark] ?? mark)
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .trim()
    .replace(/^\/?drill(?=\s|$)\s*/i, '')
}
