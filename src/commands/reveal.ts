import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'reveal' }, () =>
    tell('Causes, red herrings and claims are in the channel. Claims are closed.'),
  ),
)

/** `/drill reveal`: causes, herrings and claims are shown now. */
export const reveal: Command = {
  word: 'reveal',
  takes: '',
  help: 'Shows causes, red herrings and claims now',
  say: now,
  press: { now },
}
