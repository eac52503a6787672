/** To facilitators: the drill's channel cannot be reached, so the drill stands. */
import type { Message } from './message'
import { saying } from './saying'
import { withCommands } from './spans'
import type { View } from './view'

export function lostNotice(view: View): Message {
  return saying([
    {
      kind: 'heading',
      text: 'The channel cannot be reached',
      mark: 'warning',
      aside: view.record.drill.title,
    },
    {
      kind: 'text',
      text: withCommands(
        'It may be archived or deleted, the bot may have been removed, or another organisation reads along. The drill is paused, and what could not be posted is kept. Once the channel is back, `/drill resume` there goes on.',
      ),
    },
    { kind: 'buttons', buttons: [{ label: 'Resume the drill', word: 'resume', does: 'now' }] },
  ])
}
