import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) => carryOut(ask, { type: 'resume' }, () => tell('The clock runs again.')))

/** `/drill resume`: goes on after a pause or a real incident. */
export const resume: Command = {
  word: 'resume',
  takes: '',
  help: "Continues the drill's clock",
  say: now,
  press: { now },
}
