/** A find goes into a claim: the form opens with it in the field of the evidence. */
import { opened, typeInForm } from '../state/form'
import { press } from '../state/send'
import type { Bench } from './bench'
import { copied } from './cite'
import type { Desk } from './desk'

const elsewhere = 'The claim form does not open now. Copied: you can paste it.'

/** What "Use in a claim" does on the local page, in the channel of the drill. */
export function useIn(channelId: string | null, desk: Desk): Bench['use'] {
  return async (words, services) => {
    const isCopied = await copied(words)
    const answer = await press(
      { word: 'claim', does: 'open', with: alertOf(services, desk) },
      { channel: channelId, of: channelId },
    )
    if (!answer.ok) return answer.error
    if (answer.value.kind === 'form' && opened.value?.form.word === 'claim') {
      typeInForm('evidence', words)
      return ''
    }
    return isCopied ? elsewhere : 'The claim form does not open now. The channel says why.'
  }
}

/** The alert that is looked at, or the one of these services where there is one alone. */
function alertOf(services: readonly string[], desk: Desk): Record<string, string> {
  const letter = desk.tab.value
  if (letter !== null) return { alert: letter }
  const alerts = desk.state.value?.alerts.filter(({ service }) => services.includes(service)) ?? []
  const [only] = alerts
  return only && alerts.length === 1 ? { alert: only.letter } : {}
}
