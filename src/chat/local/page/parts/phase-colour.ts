/** The colour of a phase's card: the same as its phase has in the panel. */
import { kindOf } from '../panel/stages'
import { channel, channels } from '../state/model'
import type { Heading } from './arrange'

/** A class for a card whose title is a phase's name; empty where there is nothing to say. */
export function phaseColour({ text, mark }: Heading, where: string | null): string {
  if (mark !== 'phase' || typeof text !== 'string') return ''
  const here = where === null ? channel.value : channels.value.find(({ id }) => id === where)
  const phase = here?.panel?.phases.find(({ name }) => name === text)
  const kind = phase && kindOf(phase.stage)
  return kind === 'hand' || kind === 'break' ? `message-${kind}` : ''
}
