/** Slide 2: the services' calls, a ring before the fix and a queue after it. */
import { Decimal } from 'decimal.js'
import type { CallPanel, ChartSpec } from '../chart-spec'
import { amountText, notRecorded } from '../figure-text'
import { cureInWords, cureOf } from './cure'
import { figuresNote, type Imported } from './imported'
import { missingScenario } from './missing'

/** Shares of requests that time out, in %, as exact decimal strings. */
export interface RingSeries {
  services: readonly [string, string, string]
  before: string
  /** Null = nothing after a fix yet. */
  after: string | null
  /** Of the run or the fix behind `after`; null = nobody has said. */
  remedies: Readonly<Record<string, string>> | null
  /** Without it a run has measured them. */
  imported?: Imported
}

const figureNote = 'of requests time out'

export function callRingSlide(
  series: RingSeries | null,
  scenario: { letter: string | null } | null,
): ChartSpec {
  if (!series) return missingScenario(2, 'Circular calls: timeouts before and after', scenario)
  const { services, imported } = series
  if (imported && imported.service !== null) return timeoutsOf(series, imported, imported.service)
  const [first, , last] = services
  const before = percent(series.before)
  const after = series.after === null ? null : percent(series.after)
  const cure = cureOf(series.remedies, last)
  const title =
    after === null
      ? `The call ring makes ${before} of requests time out`
      : `${cure.cut ? 'Cutting the call ring' : 'The fix'} takes timeouts from ${before} to ${after}`
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
    alt: `${title}. Before: ${services.join(' calls ')}, and ${last} calls ${first} again, a deadlock; after: ${cureInWords(cure, services)}, ${after ?? notRecorded}.`,
    note: figuresNote(imported),
    services,
    ringLabel: 'deadlock',
    cut: cure.cut,
    queueLabel: cure.queue,
    breakerLabel: cure.breaker,
    before: panel(`Before: ${last} calls ${first}`, before),
    after: panel(cure.caption, after),
  }
}

/** Of a system that is no ring: two bars, and nothing said of who calls whom. */
function timeoutsOf(series: RingSeries, imported: Imported, service: string): ChartSpec {
  const before = percent(series.before)
  const after = series.after === null ? null : percent(series.after)
  const title =
    after === null
      ? `${before} of the requests to ${service} time out`
      : `The fix of ${service} takes timeouts from ${before} to ${after}`
  return {
    kind: 'latency',
    slide: 2,
    title,
    subtitle: `Requests to ${service} that time out, %`,
    alt: `${title}.`,
    note: figuresNote(imported),
    unit: '%',
    rows: [
      {
        name: 'Timeouts',
        strong: true,
        before: Number(series.before),
        beforeText: before,
        after: series.after === null ? null : Number(series.after),
        afterText: after ?? notRecorded,
      },
    ],
    beforeName: 'before the fix',
    afterName: 'after the fix',
    limit: null,
  }
}

function percent(amount: string): string {
  return amountText(new Decimal(amount), '%')
}
