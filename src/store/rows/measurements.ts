/** Figures from the team's own systems, previewed or stored. */
import { measuredKinds } from '../../drill/measured-detail'
import { type Measurement, measurementOrigins, measurementStates } from '../../drill/record-work'
import type { Measurement as MeasurementRow } from '../generated/sqlite/client'
import type { RowOf } from './row'
import { oneOf, stampOf, stampRow } from './values'

export function measurementRow({ stamp, ...rest }: Measurement): RowOf<MeasurementRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function measurementOf(row: MeasurementRow): Measurement {
  const { id, alertId, name, detail } = row
  return {
    id,
    alertId,
    state: oneOf(measurementStates, row.state),
    shows: oneOf(measuredKinds, row.shows),
    origin: oneOf(measurementOrigins, row.origin),
    name,
    detail,
    stamp: stampOf(row),
  }
}
