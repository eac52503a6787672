/** What an adviser answered, as the record keeps it. Whoever answers is not trusted with its shape. */
import {
  type AdviceDetail,
  answerSchema,
  cardSchema,
  type RemedyClass,
  shadowSchema,
} from '../drill/advice-detail'
import type { AdviceKind } from '../drill/record-adviser'
import { remedyWords } from './knobs-behind'
import type { Knob } from './lab'

/** Null = it does not fit: another shape, or a remedy that there is not. `does`: of a key and its value. */
export function detailOf(
  kind: AdviceKind,
  answer: unknown,
  knobs: readonly Knob[],
  does: (key: string, value: string) => RemedyClass,
): AdviceDetail | null {
  switch (kind) {
    case 'card': {
      const card = cardSchema.safeParse(answer)
      if (!card.success) return null
      const pairs = Object.entries(card.data.remedies)
      const known = pairs.flatMap(([key, value]) => {
        const words = remedyWords(knobs, key, value)
        return words === null ? [] : [{ key, value, words, does: does(key, value) }]
      })
      return known.length === pairs.length
        ? { kind: 'card', card: card.data, remedies: known }
        : null
    }
    case 'shadow': {
      const shadow = shadowSchema.safeParse(answer)
      return shadow.success ? { kind: 'shadow', shadow: shadow.data } : null
    }
    case 'answer': {
      const given = answerSchema.safeParse(answer)
      return given.success ? { kind: 'answer', answer: given.data } : null
    }
    default:
      return kind satisfies never
  }
}
