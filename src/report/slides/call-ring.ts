/** Slide 2: the services' calls, a ring before the fix and a queue after it. */
import { Decimal } from 'decimal.js'
import type { CallPanel, ChartSpec } from '../chart-spec'
import { amountText, notRecorded } from '../figure-text'
import { missingScenario } from './missing'

/** Shares of requests that time out, in %, as exact decimal strings. */
export interface RingSeries {
  services: readonly [string, string, string]
  before: string
  /** Null = no run with a fix yet. */
  after: string | null
}

const figureNote = 'of requests time out'

export function callRingSlide(
  series: RingSeries | null,
  scenario: { letter: string | null } | null,
): ChartSpec {
  if (!series) return missingScenario(2, 'Circular calls: timeouts before and after', scenario)
  const { services } = series
  const [first, , last] = services
  const before = percent(series.before)
  const after = series.after === null ? null : percent(series.after)
  const title =
    after === null
      ? `The call ring makes ${before} of requests time out`
      : `Cutting the call ring takes timeouts from ${before} to ${after}`
  const panel = (caption: string, figure: string | null): CallPanel => ({
    caption,
    figure,
    figureNote,
  })
  return {
    kind: 'call-ring',
    slide: 2,
    title,
    subtitle: '',
    alt: `${title}. Before: ${services.join(' calls ')}, and ${last} calls ${first} again, a deadlock; after: ${last} feeds an async queue behind a circuit breaker, ${after ?? notRecorded}.`,
    note: 'Figures: measured.',
    services,
    ringLabel: 'deadlock',
    queueLabel: 'async queue',
    breakerLabel: 'circuit breaker',
    before: panel(`Before: ${last} calls ${first} again`, before),
    after: panel(`After: ${last} feeds a queue`, after),
  }
}

function percent(amount: string): string {
  return amountText(new Decimal(amount), '%')
}
