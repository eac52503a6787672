/** Roles that change hands: what the people concerned are told in private. */
import type { Role } from '../drill/record'
import type { Message } from './message'
import { nameOf } from './naming'
import { saying } from './saying'
import { withCommands } from './spans'
import type { View } from './view'

const reasons = {
  paused: 'The drill is paused, and no facilitator has acted for 10 minutes.',
  verdicts: 'Claims have waited 10 minutes for their verdicts.',
} as const

export function facilitatorOffer(view: View, why: keyof typeof reasons): Message {
  return saying([
    { kind: 'heading', text: 'Do you take over as facilitator?', aside: view.record.drill.title },
    { kind: 'text', text: reasons[why] },
    {
      kind: 'text',
      text: 'As facilitator you give up the command and see what is behind each alert. You make no more claims in this drill and cannot judge your own.',
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Take over',
          word: 'join',
          does: 'take-over',
          style: 'primary',
          confirm: 'You give up the command and make no more claims in this drill.',
        },
      ],
    },
  ])
}

/** To the one who took a role and the one who held it; `reader` is one of the two. */
export function roleTaken(
  view: View,
  role: Role,
  from: string,
  to: string,
  reader: string,
): Message {
  const sentence =
    reader === to
      ? `You are ${role} now. ${nameOf(view, from)} held the role before and is a Responder now; tell them.`
      : `${nameOf(view, to)} has taken your role: ${role}. You are a Responder now. \`/drill join\` changes that.`
  return saying([{ kind: 'text', text: withCommands(sentence) }])
}
