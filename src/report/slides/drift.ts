/** Slide 1: the running total of the billing engine, before and after the fix. */
import { Decimal } from 'decimal.js'
import type { ChartSpec } from '../chart-spec'
import { capital } from '../text'
import { figuresNote, type Imported } from './imported'
import { missingScenario } from './missing'

/** Running totals as exact decimal strings, the start first, then one per transaction. */
export interface DriftSeries {
  unit: string
  /** Null = that side has ended. */
  before: readonly (string | null)[]
  /** Null = nothing after a fix yet. */
  after: readonly (string | null)[] | null
  traces: readonly { point: number; id: string }[]
  /** Invoices from one point of a run to the next. */
  every?: number
  /** Without it a run has measured them. */
  imported?: DriftImport
}
export interface DriftImport extends Imported {
  step: 'transaction' | 'sample'
  /** Which row each point is, from 0 = the start. */
  points: readonly number[]
  /** Rows before the fix, the ones that are not drawn included. */
  rows: number
  /** What is left out of the line, in a sentence; '' = nothing. */
  thinned: string
}

export function driftSlide(
  series: DriftSeries | null,
  scenario: { letter: string | null } | null,
): ChartSpec {
  if (!series || series.before.length < 2) {
    return missingScenario(1, 'FP drift: running total over time', scenario)
  }
  const { unit, traces, imported, every = 1 } = series
  const step = imported?.step ?? (series.every === undefined ? 'transaction' : 'invoice')
  const steps = ((imported?.rows ?? series.before.length) - 1) * every
  const before = driftOf(series.before)
  const after = series.after && driftOf(series.after)
  const title = finding(before, after, unit, { steps, step })
  const beforeName = `before the fix: ${signed(before)}`
  const afterName = after === null ? '' : `after the fix: ${signed(after)}`
  return {
    kind: 'running-total',
    slide: 1,
    title,
    subtitle: `Running total of ${imported?.service ?? 'the billing engine'}, ${unit}`,
    alt: `${title}. ${[
      `Before the fix: ${signed(before, unit)}`,
      ...(after === null ? [] : [`after the fix: ${signed(after, unit)}`]),
    ].join('; ')}.`,
    note: [figuresNote(imported), imported?.thinned ?? ''].join(' ').trim(),
    unit,
    decimals: Math.max(
      ...known(series.before).map((total) => new Decimal(total).decimalPlaces()),
      0,
    ),
    labels: series.before.map((_, point) =>
      point === 0 ? 'start' : String(imported?.points[point] ?? point * every),
    ),
    xTitle: capital(step),
    before: { name: beforeName, values: drawn(series.before) },
    after: { name: afterName, values: drawn(series.after ?? []) },
    traces: traces.map(({ point, id }) => ({ point, text: `trace ${id}` })),
  }
}

type Totals = readonly (string | null)[]

const known = (totals: Totals) => totals.filter((total) => total !== null)
const drawn = (totals: Totals) => totals.map((total) => (total === null ? null : Number(total)))

function driftOf(totals: Totals): Decimal {
  return new Decimal(known(totals).at(-1) ?? 0).minus(totals[0] ?? 0)
}

function signed(drift: Decimal, unit = ''): string {
  if (drift.isZero()) return 'no drift'
  return `${drift.isPositive() ? '+' : '−'}${drift.abs().toFixed()} ${unit}`.trim()
}

function finding(
  before: Decimal,
  after: Decimal | null,
  unit: string,
  { steps, step }: { steps: number; step: string },
): string {
  const each = before.abs().div(steps).toSignificantDigits(2).toFixed()
  const growth = before.isZero()
    ? 'No drift before the fix'
    : `Drift grows ${each} ${unit} ${step === 'invoice' ? 'an' : 'a'} ${step}`
  if (after === null) return growth
  return after.isZero()
    ? `${growth}; none after the fix`
    : `${growth}; still ${signed(after, unit)} after the fix`
}
