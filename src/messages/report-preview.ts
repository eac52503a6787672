/** A facilitator's private look at the report before it is posted. */

import { type Lack, lackFacts } from './lacks'
import type { Button, Message } from './message'
import { saying } from './saying'
import type { View } from './view'

/** `latest`: the version that is out; 0 = none. */
export function reportPreview(view: View, lacks: readonly Lack[], latest: number): Message {
  const { drill } = view.record
  const ended = drill.state === 'finished' || drill.state === 'closed'
  return saying([
    {
      kind: 'heading',
      text: `The report on ${drill.title}`,
      aside: latest === 0 ? 'not posted yet' : `version ${latest} is out`,
    },
    {
      kind: 'text',
      text:
        lacks.length === 0
          ? 'Nothing is missing.'
          : 'Still missing; what stays missing is printed as “not recorded”:',
    },
    ...lackFacts(lacks, 20),
    ...(ended
      ? []
      : [
          {
            kind: 'note' as const,
            text: 'The report is posted by itself when the drill ends.',
          },
        ]),
    { kind: 'buttons', buttons: buttons(ended, drill.state === 'closed', latest) },
  ])
}

function buttons(ended: boolean, closed: boolean, latest: number): Button[] {
  const post: Button = {
    label: latest === 0 ? 'Post the report' : `Post version ${latest + 1}`,
    word: 'report',
    does: 'post',
    style: 'primary',
  }
  const debrief: Button = { label: 'Debrief', word: 'debrief', does: 'open' }
  const records: Button = { label: 'Change records…', word: 'report', does: 'records' }
  return [...(ended ? [post] : []), ...(closed ? [] : [debrief, records])]
}
