/** A facilitator's card, in their direct messages: the whole workshop can be run from it. Edited in place. */
import { presentPhase } from '../drill/clock'
import type { DrillRecord, PauseReason } from '../drill/record'
import { modelUsage } from './adviser-model'
import { controlButtons } from './control-buttons'
import { nextCues, quietOnes, skippedOnes, waitingClaims } from './control-sections'
import { type Lack, lackFacts } from './lacks'
import type { Message, Part } from './message'
import { openPause, phaseClock, phaseTimes } from './moments'
import { kindName, phaseNumber } from './naming'
import { saying } from './saying'
import { dateTime, joined, strong } from './spans'
import type { View } from './view'

export function controlCard(view: View, facilitatorId: string, lacks: readonly Lack[]): Message {
  const { record } = view
  const buttons = controlButtons(record)
  return saying([
    ...head(record),
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ...waitingClaims(view, facilitatorId),
    ...nextCues(view),
    ...quietOnes(view),
    ...(lacks.length > 0 && record.drill.state !== 'cancelled'
      ? [{ kind: 'heading' as const, text: 'The report still lacks' }, ...lackFacts(lacks, 6)]
      : []),
    ...skippedOnes(view),
  ])
}

const reasons: Readonly<Record<PauseReason, string>> = {
  facilitator: 'Paused by a facilitator. What was due already still goes out.',
  'real incident': 'Paused: a real incident. Nothing goes out until you resume or cancel.',
  'channel lost': 'Paused: the channel cannot be reached. Nothing goes out.',
}

function head(record: DrillRecord): Part[] {
  const phase = presentPhase(record)
  const pause = openPause(record)
  const usage = modelUsage(record)
  const { title, team } = record.drill
  if (!phase)
    return [
      { kind: 'heading', text: title, aside: record.drill.state, mark: 'done' },
      { kind: 'text', text: ended(record) },
    ]
  return [
    {
      kind: 'heading',
      text: phase.name,
      mark: phase.stage === 'ai-fix' ? 'ai' : 'phase',
      aside: phaseNumber(record, phase),
    },
    { kind: 'text', text: phaseTimes(record, phase) },
    ...(pause === null ? [] : [{ kind: 'text' as const, text: [strong(reasons[pause.reason])] }]),
    { kind: 'note', text: joined([title, team, kindName(record)]) },
    ...(usage === null ? [] : [{ kind: 'note' as const, text: usage }]),
    phaseClock(record, phase),
  ]
}

function ended(record: DrillRecord) {
  switch (record.drill.state) {
    case 'planned':
      return 'The drill has not started.'
    case 'running':
    case 'paused':
      return 'The first phase is about to start.'
    case 'cancelled':
      return 'The drill is cancelled. Nothing more is posted.'
    case 'closed':
      return 'The drill is closed. Its record stands.'
    case 'finished': {
      const closes = record.cues.find((cue) => cue.kind === 'close' && cue.state === 'pending')
      const open = 'The drill has ended. Survey, records and verdicts stay open'
      return closes?.dueAt ? [`${open} until `, dateTime(closes.dueAt), '.'] : `${open}.`
    }
    default:
      return record.drill.state satisfies never
  }
}
