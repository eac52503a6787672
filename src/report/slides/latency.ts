/** Slide 3: latency per user and its percentiles, before and after the fix, against the SLA. */
import { Decimal } from 'decimal.js'
import type { ChartSpec, LatencyRow } from '../chart-spec'
import { notRecorded } from '../figure-text'
import { figuresNote, type Imported } from './imported'
import { missingScenario } from './missing'

/** Latencies in ms as exact decimal strings; null = not measured. */
export interface LatencySeries {
  p95: Latencies
  p99: Latencies
  /** The first users of the load. */
  users: readonly Latencies[]
  /** P95's limit; null = nobody has stated one. */
  limit: string | null
  /** Without it a run has measured them. */
  imported?: Imported
}
export interface Latencies {
  before: string | null
  after: string | null
}

export function latencySlide(
  series: LatencySeries | null,
  scenario: { letter: string | null } | null,
): ChartSpec {
  if (!series) return missingScenario(3, 'N+1 latency per user against the SLA', scenario)
  const { p95, p99, users, limit, imported } = series
  const rows = [
    row('P95', p95, true),
    row('P99', p99, true),
    ...users.map((user, index) => row(`User ${index + 1}`, user, false)),
  ]
  const title = finding(p95, limit)
  return {
    kind: 'latency',
    slide: 3,
    title,
    subtitle: `${imported?.service ?? 'REST API'} latency, seconds`,
    alt: `${title}. ${rows.map(({ name, beforeText, afterText }) => `${name} ${beforeText} before, ${afterText} after`).join('; ')}.`,
    note: figuresNote(imported),
    unit: 's',
    rows,
    beforeName: imported?.service ? 'before the fix' : 'before, one call per item',
    afterName: 'after the fix',
    limit:
      limit === null
        ? null
        : { value: seconds(limit).toNumber(), text: `SLA: P95 ≤ ${secondsText(limit)}` },
  }
}

function row(name: string, { before, after }: Latencies, strong: boolean): LatencyRow {
  return {
    name,
    strong,
    before: before === null ? null : seconds(before).toNumber(),
    beforeText: secondsText(before),
    after: after === null ? null : seconds(after).toNumber(),
    afterText: secondsText(after),
  }
}

function finding({ before, after }: Latencies, limit: string | null): string {
  if (limit === null)
    return after === null
      ? `P95 is ${secondsText(before)}`
      : `The fix takes P95 from ${secondsText(before)} to ${secondsText(after)}`
  if (after === null) return `P95 is ${secondsText(before)}; the SLA is ${secondsText(limit)}`
  const place = new Decimal(after).lte(limit) ? 'inside' : 'still outside'
  return `The fix takes P95 from ${secondsText(before)} to ${secondsText(after)}, ${place} the SLA`
}

function seconds(ms: string): Decimal {
  return new Decimal(ms).div(1000)
}

/** "0.35 s": two significant digits, three from ten seconds on. */
function secondsText(ms: string | null): string {
  if (ms === null) return notRecorded
  const amount = seconds(ms)
  return `${amount.toSignificantDigits(amount.gte(10) ? 3 : 2, Decimal.ROUND_HALF_UP).toFixed()} s`
}
