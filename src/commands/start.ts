import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'
import { plan } from './plan'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'start' }, (outcome) =>
    tell(
      `"${outcome.view.record.drill.title}" runs. Your control card is in your direct messages: the whole drill can be run from it.`,
    ),
  ),
)

/** `/drill start`: starts the planned drill; with no plan it opens the plan form. */
export const start: Command = {
  word: 'start',
  takes: '',
  help: 'Starts the planned drill',
  say: (ask) => (ask.view?.record.drill.state === 'planned' ? now(ask) : plan.say(ask)),
  press: { now },
}
