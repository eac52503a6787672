/** Slide 1: the running total of the billing engine, before and after the fix. */
import { Decimal } from 'decimal.js'
import type { ChartSpec } from '../chart-spec'
import { missingScenario } from './missing'

/** Running totals as exact decimal strings, the start first, then one per transaction. */
export interface DriftSeries {
  unit: string
  before: readonly string[]
  /** Null = no run with a fix yet. */
  after: readonly string[] | null
  traces: readonly { point: number; id: string }[]
}

export function driftSlide(
  series: DriftSeries | null,
  scenario: { letter: string | null } | null,
): ChartSpec {
  if (!series || series.before.length < 2) {
    return missingScenario(1, 'FP drift: running total over time', scenario)
  }
  const { unit, traces } = series
  const before = driftOf(series.before)
  const after = series.after && driftOf(series.after)
  const title = finding(before, after, unit, series.before.length - 1)
  const beforeName = `before the fix: ${signed(before)}`
  const afterName = after === null ? '' : `after the fix: ${signed(after)}`
  return {
    kind: 'running-total',
    slide: 1,
    title,
    subtitle: `Running total of the billing engine, ${unit}`,
    alt: `${title}. ${[beforeName, afterName].filter((name) => name !== '').join('; ')}.`,
    note: 'Figures: measured.',
    unit,
    decimals: Math.max(...series.before.map((total) => new Decimal(total).decimalPlaces()), 0),
    labels: series.before.map((_, point) => (point === 0 ? 'start' : String(point))),
    xTitle: 'Transaction',
    before: { name: beforeName, values: series.before.map(Number) },
    after: { name: afterName, values: (series.after ?? []).map(Number) },
    traces: traces.map(({ point, id }) => ({ point, text: `trace ${id}` })),
  }
}

function driftOf(totals: readonly string[]): Decimal {
  return new Decimal(totals.at(-1) ?? 0).minus(totals[0] ?? 0)
}

function signed(drift: Decimal): string {
  if (drift.isZero()) return 'no drift'
  return `${drift.isPositive() ? '+' : '−'}${drift.abs().toFixed()}`
}

function finding(before: Decimal, after: Decimal | null, unit: string, steps: number): string {
  const each = before.abs().div(steps).toSignificantDigits(2).toFixed()
  const growth = before.isZero()
    ? 'No drift before the fix'
    : `Drift grows ${each} ${unit} a transaction`
  if (after === null) return growth
  return after.isZero()
    ? `${growth}; none after the fix`
    : `${growth}; still ${signed(after)} ${unit} after the fix`
}
