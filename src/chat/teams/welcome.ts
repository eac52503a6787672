/** What the bot says where it has just come to. */
import type { Message } from '../../messages/message'
import type { Scope } from './activity'

const about =
  'I run 3 A.M. Drills: 180 minutes in which a team finds the causes of failures by hand, under a misleading alert, mends them with AI, and writes down what it has learned.'

/** Seen by all of a team or chat, or by one person. */
export function welcome(scope: Scope): Message {
  const next =
    scope === 'personal'
      ? 'Here you get what is for you alone: your control card when you run a drill, and answers to words such as '
      : 'Begin here with '
  const words = scope === 'personal' ? '/drill status' : '/drill plan'
  const rest =
    scope === 'personal'
      ? '. A drill itself is planned in a channel or group chat.'
      : '. What you type after the slash is seen by you alone; a mention is seen by everybody.'
  return {
    fallback: `3 A.M. Drill. ${about} ${next}${words}${rest}`,
    parts: [
      { kind: 'heading', text: '3 A.M. Drill', mark: 'phase' },
      { kind: 'text', text: about },
      { kind: 'text', text: [next, { kind: 'code', text: words }, rest] },
      {
        kind: 'note',
        text: [{ kind: 'code', text: '/drill help' }, ' says what you can do at any moment.'],
      },
    ],
  }
}
