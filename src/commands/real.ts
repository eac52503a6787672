import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'real' }, () =>
    tell(
      'The drill stands and stays silent. A facilitator resumes or cancels it once the incident is over.',
    ),
  ),
)

/** `/drill real`: a real incident. Anyone may say it; the drill falls silent at once. */
export const real: Command = {
  word: 'real',
  takes: '',
  help: 'A real incident: the drill stops and stays silent',
  say: now,
  press: { now },
}
