/** What a facilitator can do now, as buttons. */
import { allowedIn } from '../drill/availability'
import { presentPhase } from '../drill/clock'
import type { DrillRecord } from '../drill/record'
import { unjudged } from '../drill/verdicts'
import { isRevealed } from '../drill/visibility'
import type { Button } from './message'

export function controlButtons(record: DrillRecord): Button[] {
  const { state } = record.drill
  const all = [
    ...judging(record),
    pausing,
    resuming,
    { label: 'Extend 5 min', word: 'extend', does: 'now', with: { minutes: '5' } },
    next(record),
    ...sealed(record),
    { label: 'Walk-through…', word: 'claims', does: 'walk' },
    { label: 'Adviser…', word: 'claims', does: 'adviser' },
    { label: 'Debrief', word: 'debrief', does: 'open' },
    { label: 'Report…', word: 'report', does: 'open' },
    stopping,
  ] satisfies (Button & { word: Parameters<typeof allowedIn>[0] })[]
  const early = state === 'running' || state === 'paused'
  return all.filter(
    (button) =>
      allowedIn(button.word, state) &&
      (early || (button.does !== 'walk' && button.does !== 'adviser')) &&
      !(early && (button.word === 'report' || button.word === 'debrief') && !wrapsUp(record)),
  )
}

function wrapsUp(record: DrillRecord): boolean {
  return presentPhase(record)?.stage === 'wrap-up'
}

function judging(record: DrillRecord) {
  const waiting = unjudged(record).length
  const button = { label: `Judge claims (${waiting})`, word: 'claims', does: 'open' } as const
  return [waiting > 0 ? { ...button, style: 'primary' as const } : button]
}

const pausing = { label: 'Pause', word: 'pause', does: 'now' } as const
const resuming = { label: 'Resume', word: 'resume', does: 'now' } as const
const stopping = {
  label: 'Stop…',
  word: 'stop',
  does: 'now',
  style: 'danger',
  confirm: 'End the drill now? Verdicts and causes are told, and the report is posted.',
} as const

function next(record: DrillRecord) {
  const last = presentPhase(record)?.ordinal === record.phases.length
  const button = { label: 'Next phase', word: 'next', does: 'now' } as const
  return last
    ? {
        ...button,
        label: 'End the last phase',
        confirm: 'This ends the drill. The report is posted.',
      }
    : button
}

/** Herrings and hints make no sense once the causes are known. */
function sealed(record: DrillRecord) {
  if (isRevealed(record)) return []
  const planned = record.cues.some(
    (cue) =>
      cue.kind === 'alert' &&
      cue.state === 'pending' &&
      record.alerts.some((alert) => alert.id === cue.subject && alert.herring),
  )
  return [
    ...(planned
      ? [
          {
            label: 'Herring now',
            word: 'herring',
            does: 'now',
            confirm: 'Raise the next planned red herring now?',
          } as const,
        ]
      : []),
    { label: 'Herring…', word: 'herring', does: 'open' } as const,
    { label: 'Hint…', word: 'hint', does: 'open' } as const,
  ]
}
