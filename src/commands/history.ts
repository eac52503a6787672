import { historyList } from '../messages/history'
import type { Command } from './command'

/** `/drill history`: earlier drills of this channel; rehearsals are left out. */
export const history: Command = {
  word: 'history',
  takes: '',
  help: 'Earlier drills of this channel',
  say: async (ask) => ({
    kind: 'private',
    message: historyList(await ask.library.history(ask.asker.channelId)),
  }),
}
