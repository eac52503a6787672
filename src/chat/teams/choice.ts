/** In a personal chat with several drills: which of them is meant. */
import { z } from 'zod'
import { cardOf } from './cards/card'
import { paragraph } from './cards/lines'
import type { Portion } from './cards/message'
import { cutAtWord } from './cards/words'

export interface NamedDrill {
  id: string
  title: string
  channel: string
}

const longestLine = 2_000
const longestLabel = 75
const question = 'You are in several drills. Which one do you mean?'

const choice = z.looseObject({
  drill: z.strictObject({ choose: z.string().min(1), line: z.string().max(longestLine) }),
})

/** One button a drill; pressing it says the line again, in that drill. */
export function choiceCard(drills: readonly NamedDrill[], line: string): Portion {
  const card = cardOf(paragraph(question, longestLine), question)
  return {
    summary: question,
    card: {
      ...card,
      actions: drills.slice(0, 6).map(({ id, title, channel }) => ({
        type: 'Action.Submit' as const,
        title: cutAtWord(`${title} in ${channel}`, longestLabel),
        data: { drill: { choose: id, line: line.slice(0, longestLine) } },
      })),
    },
  }
}

/** Null = no such button was pressed. */
export function readChoice(value: unknown): { drillId: string; line: string } | null {
  const read = choice.safeParse(value).data?.drill
  return read === undefined ? null : { drillId: read.choose, line: read.line }
}
