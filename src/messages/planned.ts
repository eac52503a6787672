/** What the channel learns of a plan: title, team, time and facilitators. */
import { currentFacilitators } from '../drill/participations'
import type { DrillRecord } from '../drill/record'
import type { Button, Message, Part, Text } from './message'
import { lateNote } from './moments'
import { kindName, nameOf } from './naming'
import { saying } from './saying'
import { dateTime, listed } from './spans'
import type { View } from './view'

export function plannedPost(view: View): Message {
  const { record } = view
  const { drill } = record
  const facilitators = currentFacilitators(record).map((id) => nameOf(view, id))
  const kind = kindName(record)
  const parts: Part[] = [
    {
      kind: 'heading',
      text: drill.title,
      aside: state(record),
      ...(drill.state === 'cancelled' ? {} : { mark: 'phase' as const }),
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Team', value: drill.team },
        { label: 'Start', value: start(record) },
        {
          label: facilitators.length === 1 ? 'Facilitator' : 'Facilitators',
          value: listed(facilitators),
        },
      ],
    },
    ...(kind === '' ? [] : [{ kind: 'note' as const, text: `${kind}.` }]),
    ...lateNote(record, 'start', ''),
  ]
  if (drill.state === 'planned') parts.push({ kind: 'buttons', buttons })
  return saying(parts, `Drill ${state(record)}: ${drill.title}`)
}

const buttons: readonly Button[] = [
  { label: 'Join', word: 'join', does: 'open', style: 'primary' },
  {
    label: 'Start now',
    word: 'start',
    does: 'now',
    confirm: 'The drill starts now, in this channel.',
  },
]

function state(record: DrillRecord): string {
  const { state, startedAt } = record.drill
  if (state === 'planned' || state === 'cancelled') return state
  if (state === 'finished' || state === 'closed') return 'ended'
  return startedAt === null ? 'planned' : 'started'
}

function start(record: DrillRecord): Text {
  const { startedAt, plannedStart } = record.drill
  if (startedAt !== null) return ['started ', dateTime(startedAt)]
  return plannedStart === null ? 'by hand, by a facilitator' : [dateTime(plannedStart)]
}
