/** A phase's card: posted once, then edited in place as its clock goes on. */
import { reached } from '../drill/availability'
import type { DrillRecord, PauseReason } from '../drill/record'
import type { Phase } from '../drill/record-course'
import { isRevealed } from '../drill/visibility'
import { leavesFromTheStart } from './adviser-model'
import type { Button, Message, Part, Text } from './message'
import { lateNote, lengthText, openPause, phaseClock, phaseTimes } from './moments'
import { kindName, phaseNumber, phaseOf } from './naming'
import { saying } from './saying'
import { joined, strong, withCommands } from './spans'
import type { View } from './view'

export function phaseCard(view: View, ordinal: number): Message {
  const { record } = view
  const phase = phaseOf(record, ordinal)
  const opening = `Phase ${ordinal} of ${record.phases.length}: ${phase.name}`
  return saying([heading(record, phase), ...body(record, phase)], opening)
}

function heading(record: DrillRecord, phase: Phase): Part {
  const mark = phase.ended !== null ? 'done' : phase.stage === 'ai-fix' ? 'ai' : 'phase'
  return { kind: 'heading', text: phase.name, mark, aside: phaseNumber(record, phase) }
}

function body(record: DrillRecord, phase: Phase): Part[] {
  const buttons = buttonsOf(record, phase)
  const parts: Part[] = [
    { kind: 'text', text: phase.instruction },
    ...standing(record, phase),
    { kind: 'text', text: times(record, phase) },
  ]
  if (phase.stage !== 'break') parts.push({ kind: 'text', text: `Write down: ${phase.writeDown}` })
  if (phase.ordinal === 1) parts.push(...rules(record))
  parts.push(
    ...lateNote(record, 'phase', String(phase.ordinal)),
    ...(phase.ordinal === 1 ? lateNote(record, 'start', '') : []),
  )
  if (buttons.length > 0) parts.push({ kind: 'buttons', buttons })
  parts.push(phaseClock(record, phase))
  return parts
}

function times(record: DrillRecord, phase: Phase): Text {
  const longer = phase.length - phase.plannedLength
  const following = record.phases.find((each) => each.ordinal === phase.ordinal + 1)
  const next = following ? `next: ${following.name}` : 'the last phase'
  return joined([
    phaseTimes(record, phase),
    longer > 0 ? `extended by ${lengthText(longer)}` : '',
    phase.ended === null ? next : '',
  ])
}

const stopped: Readonly<Record<PauseReason, string>> = {
  facilitator: 'Paused by a facilitator. The clock stands; claims and records still count.',
  'real incident': 'A real incident: the drill stands still. See to the incident.',
  'channel lost': 'Paused: this channel could not be reached. A facilitator resumes the drill.',
}

/** What holds the phase up, or how the drill ended in it. */
function standing(record: DrillRecord, phase: Phase): Part[] {
  const { state } = record.drill
  const pause = openPause(record)
  const last = record.phases.findLast((each) => each.started !== null)
  if (pause !== null && phase.ended === null)
    return [{ kind: 'text', text: [strong(stopped[pause.reason])] }]
  if (phase !== last) return []
  if (state === 'cancelled')
    return [{ kind: 'text', text: [strong('The drill is cancelled. Nothing more is posted.')] }]
  if (state === 'finished' || state === 'closed')
    return [{ kind: 'text', text: [strong('The drill has ended.')] }]
  return []
}

function rules(record: DrillRecord): Part[] {
  const sentences =
    'This is a drill. In a real incident anyone says `/drill real`: the clock stops at once, ' +
    'and the drill stays silent until a facilitator resumes or cancels it. ' +
    'Mistakes are expected. Nobody is scored by name. ' +
    'The adviser of the AI-Assisted Fix can be wrong, and may be made to mislead you.'
  const kind = kindName(record)
  const leaves = leavesFromTheStart(record)
  return [
    { kind: 'text', text: withCommands(sentences) },
    ...(leaves === null ? [] : [{ kind: 'text' as const, text: leaves }]),
    ...(kind === '' ? [] : [{ kind: 'note' as const, text: `${kind}.` }]),
  ]
}

const join: Button = { label: 'Join', word: 'join', does: 'open' }
const claim: Button = {
  label: 'Claim a root cause',
  word: 'claim',
  does: 'open',
  style: 'primary',
}
const evidence: Button = { label: 'Evidence', word: 'evidence', does: 'open' }
const survey: Button = {
  label: 'Answer the survey',
  word: 'reflect',
  does: 'open',
  style: 'primary',
}

/** What the phase asks for; nothing once it is over, but for the survey, which stays open until the drill closes. */
function buttonsOf(record: DrillRecord, phase: Phase): Button[] {
  const { state } = record.drill
  if (phase.stage === 'wrap-up' && (state === 'finished' || phase.ended === null))
    return state === 'closed' || state === 'cancelled' ? [] : [survey]
  if (phase.ended !== null || (state !== 'running' && state !== 'paused')) return []
  const open = isRevealed(record) ? [] : [claim]
  switch (phase.stage) {
    case 'orientation':
      return [
        { ...join, style: 'primary' },
        { label: 'Brief', word: 'brief', does: 'open' },
      ]
    case 'setup':
      return [join, { label: 'Brief', word: 'brief', does: 'open' }]
    case 'dark-room':
      return [...open, evidence, join]
    case 'break':
      return reached(record, 'dark-room') ? open : []
    case 'deep-dive':
      return [
        ...open,
        evidence,
        { label: 'Finding', word: 'finding', does: 'open' },
        { label: 'Check', word: 'check', does: 'open' },
      ]
    case 'ai-fix':
      return [
        { label: 'Own plan', word: 'ask', does: 'own-plan', style: 'primary' },
        { label: 'Ask the adviser', word: 'ask', does: 'open' },
        { label: 'Fix', word: 'fix', does: 'open' },
      ]
    case 'post-mortem':
      return [
        { label: 'Guardrail', word: 'guardrail', does: 'open', style: 'primary' },
        { label: 'Action', word: 'action', does: 'open' },
      ]
    case 'wrap-up':
      return []
    default:
      return phase.stage satisfies never
  }
}
