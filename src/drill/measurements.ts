/** Figures from the team's own systems: previewed, then stored or discarded. What is stored stays; the last one counts. */
import { alertById, noSuchAlert } from './alerts'
import { stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import { type MeasuredFigures, measuredDetail } from './measured-detail'
import type { DrillRecord } from './record'
import type { Measurement } from './record-work'

/** A preview that nobody stored or discarded is kept so long. Real ms. */
export const previewKept = 24 * 60 * 60_000

export type MeasureInput = Pick<Measurement, 'alertId' | 'origin' | 'name' | 'detail'>

export function measurementOf(record: DrillRecord, id: string): Measurement | null {
  return record.measurements.find((each) => each.id === id) ?? null
}

/** What counts as recorded: a preview is no part of any report. */
export function storedMeasurements({ measurements }: DrillRecord): Measurement[] {
  return measurements.filter(({ state }) => state === 'stored')
}

/** "measured, imported: billing-ledger.csv", "measured, Prometheus". */
export function measuredBy({ origin, name }: Pick<Measurement, 'origin' | 'name'>): string {
  switch (origin) {
    case 'file':
      return `measured, imported: ${name}`
    case 'pasted':
      return 'measured, imported: pasted rows'
    case 'prometheus':
      return 'measured, Prometheus'
    default:
      return origin satisfies never
  }
}

/** Has it figures from after the fix as well? */
export function isWhole(figures: MeasuredFigures): boolean {
  return figures.after !== null
}

/** Keeps what was read, for whoever asked to look at it. */
export function measure(record: DrillRecord, input: MeasureInput, act: Act): Decision {
  if (!alertById(record, input.alertId)) return noSuchAlert(record)
  const measurement: Measurement = {
    id: act.newId(),
    ...input,
    shows: measuredDetail(input.detail).figures.shows,
    state: 'previewed',
    stamp: { ...stampOf(record, act), source: 'import' },
  }
  const measurements = [...record.measurements, measurement]
  return done({ ...record, measurements }, [], measurement.id)
}

/** From now on it counts, and stays. Stored twice is stored once. */
export function storeMeasurement(record: DrillRecord, id: string, act: Act): Decision {
  const measurement = measurementOf(record, id)
  if (!measurement) return refuse({ code: 'preview-gone' })
  if (measurement.state === 'stored') return done(record, [], id)
  const stamp = { ...stampOf(record, act), source: 'import' as const }
  // Last of all, as the last one counts.
  const others = record.measurements.filter((each) => each.id !== id)
  const measurements = [...others, { ...measurement, state: 'stored' as const, stamp }]
  return done({ ...record, measurements }, [], id)
}

/** Forgets a preview; what is stored stays. */
export function dropMeasurement(record: DrillRecord, id: string): Decision {
  const measurement = measurementOf(record, id)
  if (!measurement) return refuse({ code: 'preview-gone' })
  if (measurement.state === 'stored') return refuse({ code: 'measurement-stored' })
  return done({ ...record, measurements: record.measurements.filter((each) => each.id !== id) })
}

/** Forgets previews that are too old to come back to. */
export function dropPreviews(record: DrillRecord, act: Act): Decision {
  const measurements = record.measurements.filter(
    ({ state, stamp }) => state === 'stored' || stamp.at > act.now - previewKept,
  )
  return done({ ...record, measurements })
}
