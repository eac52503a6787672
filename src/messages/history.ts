/** Earlier drills of a channel. Of a cancelled one, title and date and nothing more. */
import type { DrillState } from '../drill/record'
import type { Message, Part, Text } from './message'
import { saying } from './saying'
import { clipped, date, plural } from './spans'

interface PastDrill {
  id: string
  title: string
  team: string
  state: DrillState
  /** Real times, epoch ms. */
  startedAt: number | null
  finishedAt: number | null
  plannedAt: number
}

const mostRows = 20
const mostButtons = 5

/** `drills`: newest first. */
export function historyList(drills: readonly PastDrill[]): Message {
  if (drills.length === 0)
    return saying([
      {
        kind: 'text',
        text: 'No drill has ended in this channel yet. The first one appears here with its report.',
      },
    ])
  const shown = drills.slice(0, mostRows)
  return saying([
    { kind: 'heading', text: 'Earlier drills', aside: plural(drills.length, 'drill') },
    { kind: 'table', head: ['Date', 'Title', 'Team', 'State'], rows: shown.map(row) },
    ...(drills.length > shown.length
      ? [
          {
            kind: 'note' as const,
            text: `And ${plural(drills.length - shown.length, 'older drill')}.`,
          },
        ]
      : []),
    ...files(shown),
  ])
}

/** The newest of those that have a report; a button each gives its files. */
function files(drills: readonly PastDrill[]): Part[] {
  const reported = drills.filter(({ state }) => state !== 'cancelled').slice(0, mostButtons)
  if (reported.length === 0) return []
  const buttons = reported.map(({ id, title }) => ({
    label: `Files of ${clipped(title, 50)}`,
    word: 'export',
    does: 'open',
    with: { drill: id },
  }))
  return [{ kind: 'buttons', buttons }]
}

function row(drill: PastDrill): Text[] {
  const cancelled = drill.state === 'cancelled'
  return [
    [date(drill.startedAt ?? drill.plannedAt)],
    clipped(drill.title, 80),
    cancelled ? '—' : clipped(drill.team, 60),
    cancelled ? 'cancelled' : drill.state === 'finished' ? 'ended, open for records' : 'ended',
  ]
}
