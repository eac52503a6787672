/** Messages from outside the team, played by the bot: they ask, and know no more than their senders would. */

import type { PlayedMessage } from '../drill/scenario'

export const playedMessages: readonly PlayedMessage[] = [
  {
    key: 'support-lead',
    role: 'Support lead',
    text:
      'We have had 14 calls since three o’clock and the queue grows. My people answer with "we are looking into it". ' +
      'Which customers are affected, and what may we tell them?',
  },
  {
    key: 'customer',
    role: 'Customer, operations desk',
    text:
      'Our own shift changes at six and I need to hand this over. Is what we see tonight on your side or on ours? ' +
      'Is anything lost or charged wrongly? Please say when we hear from you next.',
  },
  {
    key: 'manager',
    role: 'Engineering manager',
    text:
      'I am asked for an ETA. Give me the one you believe in, how sure you are of it, what it hangs on, ' +
      'and when your next update comes.',
  },
]
