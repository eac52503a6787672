/** `/drill status`: how the drill stands at this moment, for one person. */
import { arrived } from '../drill/alerts'
import { elapsedAt, endOf, presentPhase } from '../drill/clock'
import { upcoming } from '../drill/cues'
import { formatClock, formatDuration } from '../drill/duration'
import { isFacilitator, roster } from '../drill/participations'
import { type DrillRecord, type Role, roles } from '../drill/record'
import { sealedCount } from '../drill/visibility'
import { cueName } from './cue-names'
import type { Message, Part, Text } from './message'
import { openPause, realTime, when } from './moments'
import { kindName, nameOf, phaseNumber } from './naming'
import { saying } from './saying'
import { dateTime, joined, listed, plural, time } from './spans'
import type { View } from './view'

type Facts = { label: string; value: Text }[]

/** A private answer to one moment: it counts the time left, which no message that stays may do. */
export function statusText(view: View, personId: string): Message {
  const { record } = view
  const kind = kindName(record)
  const facts = [...clock(view), ...next(view, personId), ...claims(record), ...people(view)]
  const parts: Part[] = [
    { kind: 'heading', text: record.drill.title, aside: record.drill.state, mark: 'phase' },
    { kind: 'facts', facts },
    ...(kind === '' ? [] : [{ kind: 'note' as const, text: `${kind}.` }]),
  ]
  return saying(parts)
}

function clock({ record, now }: View): Facts {
  const phase = presentPhase(record)
  const pause = openPause(record)
  if (!phase) return [{ label: 'State', value: outside(record) }]
  const left = formatDuration(Math.max(0, endOf(phase) - elapsedAt(record, now)))
  const end = when(record, endOf(phase))
  return [
    { label: 'Phase', value: `${phase.name} (${phaseNumber(record, phase)})` },
    {
      label: 'Time left',
      value: end === null ? `${left}, the clock stands` : [`${left}, until `, ...end],
    },
    ...(pause === null ? [] : [{ label: 'Paused', value: pause.reason }]),
  ]
}

function outside(record: DrillRecord): Text {
  const { drill } = record
  switch (drill.state) {
    case 'planned':
      return drill.plannedStart === null
        ? 'planned; a facilitator starts it by hand'
        : ['planned; it starts ', dateTime(drill.plannedStart)]
    case 'running':
    case 'paused':
      return 'about to begin'
    case 'finished': {
      const closes = record.cues.find((cue) => cue.kind === 'close' && cue.state === 'pending')
      return closes?.dueAt
        ? ['ended; survey and records are open until ', dateTime(closes.dueAt)]
        : 'ended; survey and records are open'
    }
    case 'closed':
      return 'closed; its record stands'
    case 'cancelled':
      return 'cancelled'
    default:
      return drill.state satisfies never
  }
}

/** Participants learn when something comes, facilitators also what. */
function next(view: View, personId: string): Facts {
  const { record } = view
  if (record.drill.state !== 'running' && record.drill.state !== 'paused') return []
  const [cue] = upcoming(record)
  if (!cue) return []
  const at = realTime(record, cue.elapsed ?? 0)
  const when: Text = joined([
    `${formatClock(cue.elapsed ?? 0)} on the drill’s clock`,
    at === null || record.drill.speed !== 1 ? '' : [time(at)],
  ])
  const what = isFacilitator(record, personId) ? cueName(view, cue) : ''
  return [{ label: 'Next cue', value: joined([what, when]) }]
}

function claims(record: DrillRecord): Facts {
  if (record.phases.length === 0) return []
  const alerts = arrived(record)
  const own = alerts.reduce((sum, alert) => sum + sealedCount(record, alert.id), 0)
  return [{ label: 'Claims', value: `${own} on ${plural(alerts.length, 'alert')}` }]
}

function people(view: View): Facts {
  const held = roster(view.record)
  const named = (role: Role) =>
    held.filter((each) => each.role === role).map((each) => nameOf(view, each.personId))
  return roles
    .map((role) => ({ role, names: named(role) }))
    .filter(({ role, names }) => names.length > 0 || heldByOne.includes(role))
    .map(({ role, names }) => ({
      label: names.length > 1 ? `${role}s` : role,
      value: names.length === 0 ? 'nobody' : listed(names, 12),
    }))
}

/** Worth a line even while nobody holds them. */
const heldByOne: readonly Role[] = ['Incident Commander', 'Communications', 'Scribe']
