/** A message from outside the team, played by the bot. */
import type { Inject } from '../drill/record-course'
import type { Message } from './message'
import { lateNote } from './moments'
import { saying } from './saying'
import type { View } from './view'

/** `played`: the inject as the drill's own script has it. */
export function playedMessage(view: View, played: Inject): Message {
  return saying([
    { kind: 'heading', text: `DRILL · ${played.role}`, aside: 'played by the bot' },
    { kind: 'quote', text: played.text },
    { kind: 'note', text: 'No real person wrote this. Communications answers in this thread.' },
    ...lateNote(view.record, 'played-message', played.subject),
  ])
}
