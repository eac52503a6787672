/** A chapter's success metrics, in the template's words and order. */
import type { Figure } from '../drill/kpis/figure'
import type { Verified } from '../drill/kpis/verification'
import type { Outcome } from '../drill/record-work'
import type { FixAccount, Metric } from './report'

/** What a form calls short, the template calls so; some of it is a Yes or No there. */
const templateWords: Readonly<
  Record<string, { label: string; options?: readonly [string, string] }>
> = {
  'Trace correlation': { label: 'Observability logs trace correlation' },
  'Stress test': { label: 'Stress test validation' },
  'Circuit breakers / async queue': { label: 'Circuit breakers / async queue applied' },
  'Stress / latency check': { label: 'Stress test / latency check passed', options: ['Yes', 'No'] },
  'Batch / async / caching': { label: 'Batch / async / caching implemented' },
  'Logs correlation': { label: 'Observability logs correlation' },
  'SLA / latency targets': { label: 'SLA / latency targets met' },
}

const outcomeWords: Record<Outcome, string> = {
  successful: 'Successful',
  partial: 'Partial',
  failed: 'Failed',
}

/**
 * The template gives each scenario four lines. The two that are no check stand where a check is wanting: the
 * fix's outcome where nothing says whether it was applied, the AI's prediction where nothing says how logs correlate.
 */
export function metricsOf(
  items: readonly Verified[],
  identified: Figure,
  prediction: Figure,
  fix: FixAccount | null,
): Metric[] {
  const has = (kind: Verified['item']['kind']) => items.some(({ item }) => item.kind === kind)
  const applied = items.filter(({ item }) => item.kind === 'applied').map(checkMetric)
  const others = items.filter(({ item }) => item.kind !== 'applied').map(checkMetric)
  return [
    { kind: 'figure', label: 'Root cause identified time', figure: identified },
    ...(has('applied') ? applied : [outcomeMetric(fix)]),
    ...(has('observability') ? [] : [predictionMetric(prediction, fix)]),
    ...others,
  ]
}

function outcomeMetric(fix: FixAccount | null): Metric {
  return {
    kind: 'boxes',
    label: 'AI-assisted fix',
    options: Object.values(outcomeWords),
    chosen: fix && outcomeWords[fix.outcome],
    provenance: fix?.provenance ?? null,
    rows: [],
    stated: fix?.stated ? outcomeWords[fix.stated] : null,
  }
}

/** The measured prediction accuracy, else the AI accuracy that was stated. */
function predictionMetric(measured: Figure, fix: FixAccount | null): Metric {
  const figure = measured.best || !fix ? measured : fix.accuracy
  return { kind: 'figure', label: 'AI-assisted prediction accuracy', figure }
}

function checkMetric({ item, given, measured }: Verified): Metric {
  const words = templateWords[item.label]
  const options = words?.options ?? item.answers
  const last = given.at(-1)
  const word = (full: boolean) => options[full ? 0 : 1]
  const decides = measured !== null && (measured.provenance === 'measured' || last === undefined)
  const answer = decides ? measured : last
  const other = decides ? last : measured
  return {
    kind: 'boxes',
    label: words?.label ?? item.label,
    options,
    chosen: answer ? word(answer.full) : null,
    provenance: decides ? measured.provenance : last ? 'counted' : null,
    rows: [...(measured ? [measured.run.id] : []), ...(last ? [last.check.id] : [])],
    stated: answer && other && other.full !== answer.full ? word(other.full) : null,
  }
}
