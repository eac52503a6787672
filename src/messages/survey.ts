/** The survey's own post, where no Wrap-Up card carries its button. */
import type { Message, Part } from './message'
import { saying } from './saying'
import { dateTime } from './spans'
import type { View } from './view'

export function surveyPost(view: View): Message {
  const { record } = view
  const closes = record.cues.find((cue) => cue.kind === 'close' && cue.state === 'pending')?.dueAt
  const open = record.drill.state !== 'closed' && record.drill.state !== 'cancelled'
  const parts: Part[] = [
    { kind: 'heading', text: 'The survey', mark: 'phase' },
    {
      kind: 'text',
      text: 'Four scores and five questions, about five minutes. The report shows totals; your words stand without your name unless you sign them.',
    },
  ]
  if (!open) return saying([...parts, { kind: 'note', text: 'The survey is closed.' }])
  if (closes) parts.push({ kind: 'note', text: ['Open until ', dateTime(closes), '.'] })
  parts.push({
    kind: 'buttons',
    buttons: [{ label: 'Answer the survey', word: 'reflect', does: 'open', style: 'primary' }],
  })
  return saying(parts)
}
