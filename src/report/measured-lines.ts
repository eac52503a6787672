/** The figures of an import, or of a run beside it, as they are printed: before the fix and after it. */
import { Decimal } from 'decimal.js'
import type { MeasuredFigures } from '../drill/measured-detail'
import type { DrillRecord } from '../drill/record'
import type { Measurement } from '../drill/record-work'
import { runDetail } from '../drill/run-detail'
import { amountText, notRecorded } from './figure-text'
import { sides } from './measured-runs'

export interface MeasuredLine {
  label: string
  before: string
  after: string
}

export function measuredLines(figures: MeasuredFigures): MeasuredLine[] {
  switch (figures.shows) {
    case 'running-total': {
      const { unit, before, after } = figures
      return [driftLine(before, after, unit)]
    }
    case 'timeouts':
      return [timeoutsLine(figures.before, figures.after)]
    case 'latency': {
      const { before, after } = figures
      return (['p95', 'p99'] as const).map((key) =>
        latencyLine(key.toUpperCase(), before[key], after?.[key] ?? null),
      )
    }
    default:
      return figures satisfies never
  }
}

/** What the alert's last run measured of the same; empty = nothing. */
export function runBeside(
  record: DrillRecord,
  { alertId, shows }: Pick<Measurement, 'alertId' | 'shows'>,
): MeasuredLine[] {
  const runs = record.runs.filter((run) => run.alertId === alertId)
  const best = runs.findLast((run) => run.counted) ?? runs.at(-1)
  const detail = best === undefined ? null : runDetail(best.detail)
  switch (shows) {
    case 'running-total': {
      const found = sides(detail, shows)
      const { totals = [], unit = '' } = found?.before ?? {}
      return found ? [driftLine(totals, found.after?.totals ?? null, unit)] : []
    }
    case 'timeouts': {
      const found = sides(detail, shows)
      return found ? [timeoutsLine(found.before.percent, found.after?.percent ?? null)] : []
    }
    case 'latency': {
      const found = sides(detail, shows)
      if (!found) return []
      const { before, after } = found
      return (['p95', 'p99'] as const).map((key) =>
        latencyLine(key.toUpperCase(), before.all[key], after?.all[key] ?? null),
      )
    }
    default:
      return shows satisfies never
  }
}

type Totals = readonly (string | null)[]

function driftLine(before: Totals, after: Totals | null, unit: string): MeasuredLine {
  const drift = (totals: Totals) => {
    const known = totals.filter((total) => total !== null)
    const amount = new Decimal(known.at(-1) ?? 0).minus(known[0] ?? 0)
    if (amount.isZero()) return 'no drift'
    return `${amount.isPositive() ? '+' : '−'}${amount.abs().toFixed()} ${unit}`
  }
  return { label: 'Drift', before: drift(before), after: after ? drift(after) : notRecorded }
}

function timeoutsLine(before: string, after: string | null): MeasuredLine {
  const text = (percent: string) => amountText(new Decimal(percent), '%')
  return {
    label: 'Timeouts',
    before: text(before),
    after: after === null ? notRecorded : text(after),
  }
}

/** ms. */
function latencyLine(
  label: string,
  before: Decimal.Value,
  after: Decimal.Value | null,
): MeasuredLine {
  const text = (ms: Decimal.Value) =>
    `${new Decimal(ms).div(1000).toSignificantDigits(3, Decimal.ROUND_HALF_UP).toFixed()} s`
  return { label, before: text(before), after: after === null ? notRecorded : text(after) }
}

/** "P95 1.82 s → 0.35 s" */
export function lineText({ label, before, after }: MeasuredLine): string {
  return after === notRecorded ? `${label} ${before}` : `${label} ${before} → ${after}`
}
