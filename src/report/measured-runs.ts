/** What a scenario's runs measured for its slide: the last counted one, else the last one. */
import type { DrillRecord } from '../drill/record'
import type { Run } from '../drill/record-work'
import { type MeasuredSeries, type RunDetail, runDetail } from '../drill/run-detail'
import type { Catalogue } from '../drill/scenario'

/** By the lab's system; null = nothing was run. */
export function lastRun(record: DrillRecord, catalogue: Catalogue, lab: string): Run | null {
  const scenario = catalogue.scenarios.find((each) => each.lab === lab)
  const alert = record.alerts.find((each) => each.subjectId === scenario?.id)
  const runs = record.runs.filter((run) => run.alertId === alert?.id)
  return runs.findLast((run) => run.counted) ?? runs.at(-1) ?? null
}

/** What it measured; null = nothing was run, or nothing measured. */
export function lastMeasured(
  record: DrillRecord,
  catalogue: Catalogue,
  lab: string,
): RunDetail | null {
  const run = lastRun(record, catalogue, lab)
  return run && runDetail(run.detail)
}

export type SeriesOf<K extends MeasuredSeries['kind']> = Extract<MeasuredSeries, { kind: K }>

/** Both sides' series of that kind; null = there is nothing from before a fix. */
export function sides<K extends MeasuredSeries['kind']>(
  detail: RunDetail | null,
  kind: K,
): { before: SeriesOf<K>; after: SeriesOf<K> | null } | null {
  const is = (series: MeasuredSeries | null | undefined): series is SeriesOf<K> =>
    series?.kind === kind
  const before = detail?.unfixed.series
  const after = detail?.fixed?.series
  return is(before) ? { before, after: is(after) ? after : null } : null
}
