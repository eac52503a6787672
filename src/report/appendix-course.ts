/** The appendix's part on the drill's course: what went otherwise than planned. */
import type { DrillRecord } from '../drill/record'
import type { Cue } from '../drill/record-course'
import type { Appendix } from './accounts'
import { noted } from './noted'

export function pauses(record: DrillRecord): Appendix['pauses'] {
  return record.pauses.map(({ id, reason, from, until }) => ({
    ...noted({ id, stamp: from }),
    reason,
    length: until ? until.at - from.at : null,
  }))
}

/** Phases that began and were lengthened, or ended before their time. */
export function lengths({ phases }: DrillRecord): Appendix['lengths'] {
  return phases.flatMap(({ name, started, length, plannedLength }) =>
    started && length !== plannedLength
      ? [{ phase: name, planned: plannedLength, actual: length }]
      : [],
  )
}

export function lateAndSkipped(record: DrillRecord): Appendix['cues'] {
  return record.cues.flatMap((cue) => {
    const { kind, elapsed, state, late, done } = cue
    if (elapsed === null || !(late || state === 'skipped')) return []
    return [
      {
        kind,
        label: labelOf(record, cue),
        elapsed,
        fate: state === 'skipped' ? ('skipped' as const) : ('late' as const),
        done: done?.elapsed ?? null,
      },
    ]
  })
}

function labelOf(record: DrillRecord, { kind, subject }: Cue): string {
  const phase = record.phases.find(({ ordinal }) => String(ordinal) === subject)?.name ?? subject
  switch (kind) {
    case 'phase':
      return `Phase ${phase}`
    case 'warning':
      return `Warning of the end of ${phase}`
    case 'alert': {
      const alert = record.alerts.find(({ id }) => id === subject)
      return alert ? `Alert on ${alert.service}` : 'Alert'
    }
    case 'played-message':
      return `Played message: ${subject.replaceAll('-', ' ')}`
    case 'start':
      return 'Start'
    case 'countdown':
      return 'Countdown'
    case 'verdicts':
      return 'Verdicts told'
    case 'reveal':
      return 'Reveal'
    case 'finish':
      return 'End of the drill'
    case 'report':
      return 'Report'
    case 'close':
      return 'Close'
    case 'handover':
      return 'Offer of the facilitator’s role'
    case 'run':
      return 'Stress run'
    case 'advice':
      return 'Adviser'
    default:
      return kind satisfies never
  }
}
