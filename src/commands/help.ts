import { help as helpMessage } from '../messages/help'
import type { Command } from './command'

/** `/drill help`: what this person can do now, in this phase. */
export const help: Command = {
  word: 'help',
  takes: '',
  help: 'What you can do now',
  say: async (ask) => ({
    kind: 'private',
    message: helpMessage(ask.view, ask.asker.person.id, ask.table),
  }),
}
