/** A hint in its alert's thread. */
import type { Message } from './message'
import { alertName, deliveredAlert, present } from './naming'
import { saying } from './saying'
import type { View } from './view'

export function hintPost(view: View, hintId: string): Message {
  const { record } = view
  const hint = present(
    record.hints.find((each) => each.id === hintId),
    'such hint',
  )
  const alert = deliveredAlert(record, hint.alertId)
  return saying([
    { kind: 'heading', text: `Hint ${hint.number} of 3 for ${alertName(alert)}` },
    { kind: 'text', text: hint.text },
    { kind: 'note', text: 'The report says which hints were given, and when.' },
  ])
}
