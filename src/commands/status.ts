import { statusText } from '../messages/status'
import { tell } from './answers'
import type { Command } from './command'

/** `/drill status`: phase, time left, roles, number of claims; facilitators also the next cue. */
export const status: Command = {
  word: 'status',
  takes: '',
  help: 'Phase, time left, roles, number of claims',
  say: async (ask) =>
    ask.view
      ? { kind: 'private', message: statusText(ask.view, ask.asker.person.id) }
      : tell('No drill is planned or running in this channel. `/drill plan` plans one.'),
}
