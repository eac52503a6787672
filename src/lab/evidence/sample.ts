/** Which traces of a slice are kept, as a collector samples: trouble always, then the slowest, then by chance. */
import type { Chance } from '../chance'
import { hasTrouble, type Trace } from './slices'

/** In the order in which they began. `budget`: spans, passed by at most one trace. */
export function sampled(traces: readonly Trace[], budget: number, chance: Chance): Trace[] {
  const kept = new Set(traces.filter(hasTrouble))
  let spans = 0
  const rest = traces.filter((trace) => trace.spans.length > 0 && !kept.has(trace))
  const slowest = rest.reduce<Trace | null>(
    (most, each) => (most === null || lengthOf(each) > lengthOf(most) ? each : most),
    null,
  )
  const drawn = rest
    .filter((trace) => trace !== slowest)
    .map((trace) => ({ trace, rank: chance.float() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ trace }) => trace)
  for (const trace of slowest === null ? [] : [slowest, ...drawn]) {
    if (spans >= budget) break
    spans += trace.spans.length
    kept.add(trace)
  }
  return [...kept].sort((one, other) => one.at - other.at)
}

function lengthOf({ at, spans }: Trace): number {
  return spans.reduce((most, span) => Math.max(most, span.at + span.length - at), 0)
}
