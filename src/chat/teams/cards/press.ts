/** What a button carries, to Teams and back. Its readers are many: opaque ids only, which is what buttons have. */
import { z } from 'zod'
import type { Button } from '../../../messages/message'
import { cardOf } from './card'
import { richText } from './text'
import type { AdaptiveCard, SubmitAction } from './types'
import { cut, cutAtWord, isBlank } from './words'

export interface Press {
  word: string
  does: string
  with: Readonly<Record<string, string>>
}

/** A question that is to be asked before the press is carried out. */
export interface Question {
  text: string
  /** What the button says that answers it with yes. */
  label: string
}

export interface Pressed extends Press {
  /** The question was asked and answered with yes; false = it has none, or it is still to be asked. */
  confirmed: boolean
  /** Null = nothing is asked first. */
  question: Question | null
  /** The same in a retry, which may come with a new activity id; null = the button is in a post. */
  nonce: string | null
}

const longestData = 3_000
export const longestLabel = 75
const longestQuestion = 500

const word = z.string().regex(/^[a-z][a-z-]{0,39}$/)
const carried = z.record(z.string().min(1).max(40), z.string().max(longestData))
const drill = z.strictObject({
  press: z.strictObject({ word, does: word, with: carried }),
  question: z.strictObject({ text: z.string().max(1_000), label: z.string().max(200) }).optional(),
  confirmed: z.literal(true).optional(),
  nonce: z.string().min(1).max(100).optional(),
})
/** Teams adds keys of its own beside it. */
const data = z.looseObject({ drill })

/** The data of a button's action; null = it is more than a button should hold, or no word of ours. */
export function pressData(
  { word: said, does, with: ids = {}, confirm, label }: Button,
  nonce?: string,
): object | null {
  const asks = confirm !== undefined && !isBlank(confirm)
  return checked({
    press: { word: said, does, with: ids },
    ...(asks
      ? { question: { text: cut(confirm, longestQuestion), label: labelOf({ label, word: said }) } }
      : {}),
    ...(nonce === undefined ? {} : { nonce }),
  })
}

function checked(of: z.input<typeof drill>): object | null {
  const whole = { drill: of }
  return JSON.stringify(whole).length <= longestData && readPress(whole) !== null ? whole : null
}

/** What stands on a button; a blank label is no button that somebody could find. */
export const labelOf = ({ label, word: said }: Pick<Button, 'label' | 'word'>): string =>
  cutAtWord(isBlank(label) ? said : label, longestLabel)

/** Null = no button of ours carries that. */
export function readPress(value: unknown): Pressed | null {
  const read = data.safeParse(value).data?.drill
  if (!read || JSON.stringify(read).length > longestData * 2) return null
  const { press, question = null, confirmed = false, nonce = null } = read
  return { ...press, question, confirmed, nonce }
}

/** The dialog that asks before a press is carried out: the question, and the button that does it. */
export function confirmCard(
  question: string,
  press: Press,
  label: string,
  nonce?: string,
): { title: string; card: AdaptiveCard } {
  const carries: z.input<typeof drill> = {
    press: { word: press.word, does: press.does, with: { ...press.with } },
    confirmed: true,
    ...(nonce === undefined ? {} : { nonce }),
  }
  const name = labelOf({ label, word: press.word })
  const body = [
    ...richText(isBlank(question) ? `${name}?` : question, longestQuestion * 2),
    ...richText('Close the window to leave it.', longestQuestion, {
      size: 'small',
      isSubtle: true,
    }),
  ]
  const act: SubmitAction = { type: 'Action.Submit', title: name, data: { drill: carries } }
  return { title: name, card: { ...cardOf(body, question), actions: [act] } }
}
