import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'stop' }, () =>
    tell(
      'The drill is over. Verdicts are told, causes are revealed, survey and report follow in the channel.',
    ),
  ),
)

/** `/drill stop`: ends the drill with verdicts, reveal, survey and report. */
export const stop: Command = {
  word: 'stop',
  takes: '',
  help: 'Ends the drill now, with reveal, survey and report',
  say: now,
  press: { now },
}
