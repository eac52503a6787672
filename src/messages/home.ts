/** A person's own page in a place to talk: what runs now, what they can do, their drills, their open actions. */

import { presentPhase } from '../drill/clock'
import { isFacilitator, roleOf } from '../drill/participations'
import type { DrillRecord } from '../drill/record'
import type { Stage } from '../drill/record-course'
import { controlCard } from './control-card'
import { wordsNow } from './help'
import type { Lack } from './lacks'
import type { Button, Message, Part } from './message'
import { openPause, phaseTimes } from './moments'
import { kindName, phaseNumber } from './naming'
import { saying } from './saying'
import { clipped, date, joined, plural, strong, withCommands } from './spans'
import type { View } from './view'

/** A drill in which the person has, or had, a role. */
export interface HomeDrill {
  view: View
  /** The channel's name, without a sign before it. */
  channel: string
  /** What its report still lacks; for its facilitators. */
  lacks: readonly Lack[]
}

interface Reader {
  personId: string
  /** Actions name their owner as people type it. */
  name: string
}

const mostEnded = 5
const mostActions = 8

/** `drills`: likeliest first, newest first among those that have ended. Each button names its drill itself. */
export function home(
  drills: readonly HomeDrill[],
  reader: Reader,
  table: Parameters<typeof wordsNow>[2],
): Message {
  const open = drills.filter(({ view }) => !isOver(view.record))
  const ended = drills.filter(({ view }) => isEnded(view.record)).slice(0, mostEnded)
  return saying([
    ...(open.length === 0 ? [...nothing()] : open.flatMap((each) => going(each, reader, table))),
    ...openActions(drills, reader.name),
    ...past(ended, reader, table),
  ])
}

const isOver = ({ drill: { state } }: DrillRecord) =>
  state === 'finished' || state === 'closed' || state === 'cancelled'
const isEnded = ({ drill: { state } }: DrillRecord) => state === 'finished' || state === 'closed'

function nothing(): Part[] {
  return [
    { kind: 'heading', text: 'The 3 A.M. Drill', aside: 'no drill of yours now' },
    {
      kind: 'text',
      text: withCommands(
        'Open the channel of your team and say `/drill plan`: a title and a team are enough. `/drill join` takes part in one that is there.',
      ),
    },
  ]
}

function going(
  { view, channel, lacks }: HomeDrill,
  { personId }: Reader,
  table: Parameters<typeof wordsNow>[2],
): Part[] {
  const { record } = view
  if (isFacilitator(record, personId) && record.drill.startedAt !== null)
    return [
      ...controlCard(view, personId, lacks).parts.map((part) => ofDrill(part, record)),
      // The card says which drill it is.
      { kind: 'note', text: `in #${channel}` },
    ]
  const phase = presentPhase(record)
  const { title, plannedStart } = record.drill
  const pause = openPause(record)
  const actions = buttonsFor(record, personId, table)
  return [
    phase
      ? { kind: 'heading', text: phase.name, mark: 'phase', aside: phaseNumber(record, phase) }
      : { kind: 'heading', text: title, aside: record.drill.state },
    ...(phase ? [{ kind: 'text' as const, text: phase.instruction }] : []),
    ...(phase ? [{ kind: 'text' as const, text: phaseTimes(record, phase) }] : []),
    ...(pause === null ? [] : [{ kind: 'text' as const, text: [strong('The clock stands.')] }]),
    ...(!phase && plannedStart !== null
      ? [{ kind: 'text' as const, text: ['It begins ', date(plannedStart), '.'] }]
      : []),
    ...(actions.length > 0 ? [{ kind: 'buttons' as const, buttons: actions }] : []),
    where(record, channel, roleOf(record, personId)),
  ]
}

function where(record: DrillRecord, channel: string, role: string | null): Part {
  const { title, team } = record.drill
  const as = role === null ? '' : `you are ${role}`
  return { kind: 'note', text: joined([title, team, `in #${channel}`, as, kindName(record)]) }
}

/** A Home shows several drills, so each button says which it means. */
function ofDrill(part: Part, { drill }: DrillRecord): Part {
  if (part.kind !== 'buttons') return part
  const buttons = part.buttons.map((each) => ({ ...each, with: { drill: drill.id, ...each.with } }))
  return { ...part, buttons }
}

const labels: Readonly<Record<string, string>> = {
  claim: 'Claim a root cause',
  evidence: 'Evidence',
  finding: 'Finding',
  fix: 'Fix',
  check: 'Check',
  guardrail: 'Guardrail',
  action: 'Action',
  reflect: 'Answer the survey',
  note: 'Note',
  join: 'Change role',
  brief: 'Brief',
  debrief: 'Debrief',
  claims: 'Claims',
  report: 'Report…',
  export: 'Files',
}

/** What facilitators do before the start. */
const preparing: readonly Omit<Button, 'with'>[] = [
  {
    label: 'Start now',
    word: 'start',
    does: 'now',
    style: 'primary',
    confirm: 'The drill starts now, in its channel.',
  },
  { label: 'Change the plan', word: 'plan', does: 'open' },
]

/** Asked for at the end; before, they would only crowd what is asked for now. */
const forTheEnd = ['guardrail', 'action', 'reflect']
const ending: readonly Stage[] = ['ai-fix', 'post-mortem', 'wrap-up']

/** What the phase asks for first; the first of them stands out. */
function buttonsFor(
  record: DrillRecord,
  personId: string,
  table: Parameters<typeof wordsNow>[2],
): Button[] {
  const drill = { drill: record.drill.id }
  if (record.drill.state === 'planned' && isFacilitator(record, personId))
    return preparing.map((each) => ({ ...each, with: drill }))
  const { now, rest } = wordsNow(record, personId, table)
  const stage = presentPhase(record)?.stage
  const isLater = (word: string) =>
    stage !== undefined && !ending.includes(stage) && forTheEnd.includes(word)
  const words = [...now, ...rest.filter(({ word }) => !isLater(word))].map(({ word }) => word)
  return [...new Set(words)]
    .flatMap((word): Button[] => {
      const label = labels[word]
      return label === undefined ? [] : [{ label, word, does: 'open', with: drill }]
    })
    .map((each, at) => (at === 0 ? { ...each, style: 'primary' } : each))
}

function openActions(drills: readonly HomeDrill[], name: string): Part[] {
  const own = name.trim().toLowerCase()
  const all = drills.flatMap(({ view }) =>
    view.record.drill.state === 'cancelled'
      ? []
      : view.record.actions.filter(
          (each) => !each.done && each.owner.trim().toLowerCase().replace(/^@/, '') === own,
        ),
  )
  if (all.length === 0) return []
  const due = [...all].sort((a, b) => a.due.localeCompare(b.due))
  const facts = due.slice(0, mostActions).map((each) => ({
    label: clipped(each.text, 120),
    value: `due ${each.due} · ${each.severity}`,
  }))
  const more = due.length - facts.length
  return [
    { kind: 'heading', text: 'Your open actions', aside: plural(due.length, 'action') },
    { kind: 'facts', facts },
    ...(more > 0 ? [{ kind: 'note' as const, text: `And ${plural(more, 'more action')}.` }] : []),
  ]
}

function past(
  drills: readonly HomeDrill[],
  { personId }: Reader,
  table: Parameters<typeof wordsNow>[2],
): Part[] {
  if (drills.length === 0) return []
  return [
    { kind: 'heading', text: 'Your drills' },
    ...drills.flatMap(({ view: { record }, channel }): Part[] => {
      const { title, team, finishedAt, state } = record.drill
      const when = finishedAt === null ? '' : [date(finishedAt)]
      const buttons = buttonsFor(record, personId, table).slice(0, 5)
      return [
        { kind: 'text', text: joined([[strong(title)], team, `#${channel}`, when, state]) },
        ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ]
    }),
  ]
}
