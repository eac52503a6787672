/** The appendix's part on figures from the team's own systems: every one that was stored, and what a run says beside it. */
import { measuredDetail } from '../drill/measured-detail'
import { measuredBy, storedMeasurements } from '../drill/measurements'
import type { MeasurementAccount } from './accounts'
import { drawnImport, slideOfKind } from './imports'
import type { Material } from './material'
import { measuredLines, runBeside } from './measured-lines'
import { noted } from './noted'

export function measurements(
  { record, catalogue }: Material,
  letterOf: (alertId: string) => string,
): MeasurementAccount[] {
  return storedMeasurements(record).map((each) => {
    const { figures, rows, thinned, notes } = measuredDetail(each.detail)
    const drawn = drawnImport(record, catalogue, each.shows)?.id === each.id
    return {
      ...noted(each),
      letter: letterOf(each.alertId),
      shows: each.shows,
      origin: measuredBy(each),
      name: each.name,
      rows,
      thinned,
      figures: measuredLines(figures),
      slide: drawn ? slideOfKind[each.shows].slide : null,
      run: runBeside(record, each),
      notes,
    }
  })
}
