/** What Teams sends of a dialog that is submitted as it stands: each input's value, and the button's own data. */
import type { AdaptiveCard } from '../../../../src/chat/teams/cards/types'
import { elementsIn } from './check'

/** Everything a client sends is text; an input that holds nothing is left out. */
export function handedIn(card: AdaptiveCard): Record<string, unknown> {
  const inputs = elementsIn(card).flatMap(({ type, id, value }): [string, unknown][] =>
    typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string'
      ? value === undefined || value === ''
        ? []
        : [[id, String(value)]]
      : [],
  )
  const [submit] = card.actions ?? []
  const data = submit && 'data' in submit ? submit.data : {}
  return { ...Object.fromEntries(inputs), ...data }
}

/** The input of a field, by its name; moments have two. */
export const inputsOf = (card: AdaptiveCard, name: string): Record<string, unknown>[] =>
  elementsIn(card).filter(({ id }) => typeof id === 'string' && id.endsWith(`:${name}`))
