import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'leave' }, () =>
    tell('You have left the drill. What you recorded stays; `/drill join` brings you back.'),
  ),
)

/** `/drill leave`: gives up one's role. */
export const leave: Command = {
  word: 'leave',
  takes: '',
  help: 'Leaves the drill; what you recorded stays',
  say: now,
  press: { now },
}
