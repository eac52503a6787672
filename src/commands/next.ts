import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'next' }, () =>
    tell(
      'The phase ends now. What it had not put before the team is skipped; your control card names it.',
    ),
  ),
)

/** `/drill next`: ends the present phase; on the last one, the drill. */
export const next: Command = {
  word: 'next',
  takes: '',
  help: 'Ends the present phase now',
  say: now,
  press: { now },
}
