/** A message from outside the team, played by the bot. */
import type { Message } from './message'
import { lateNote } from './moments'
import { saying } from './saying'
import type { View } from './view'

/** A message to be played: `key` is its cue's, `role` the played role, never a real person. */
export interface Played {
  key: string
  role: string
  text: string
}

export function playedMessage(view: View, played: Played): Message {
  return saying([
    { kind: 'heading', text: `DRILL · ${played.role}`, aside: 'played by the bot' },
    { kind: 'quote', text: played.text, by: played.role },
    { kind: 'note', text: 'No real person wrote this. Communications answers in this thread.' },
    ...lateNote(view.record, 'played-message', played.key),
  ])
}
