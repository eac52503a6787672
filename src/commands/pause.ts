import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'pause' }, () =>
    tell('The clock stands; what is to come moves by the pause. `/drill resume` continues it.'),
  ),
)

/** `/drill pause`: stops the drill's clock. */
export const pause: Command = {
  word: 'pause',
  takes: '',
  help: "Stops the drill's clock",
  say: now,
  press: { now },
}
