/** Whether spans make traces that can be drawn: each once, and none its own forebear. */
import type { OwnSpan } from './evidence'

const mostSpans = 500

/** A sentence for each span that breaks its trace, by its place among the spans. */
export function traceFaults(spans: readonly OwnSpan[]): { index: number; sentence: string }[] {
  const traces = new Map<string, Map<string, string | null>>()
  const faults: { index: number; sentence: string }[] = []
  spans.forEach(({ trace, span, parent }, index) => {
    const parents = traces.get(trace) ?? new Map<string, string | null>()
    traces.set(trace, parents)
    if (parents.has(span)) {
      faults.push({ index, sentence: 'its trace has a span of this id already' })
    }
    parents.set(span, parent)
    if (parents.size === mostSpans + 1) {
      faults.push({ index, sentence: `its trace has more than ${mostSpans} spans` })
    }
  })
  // Only what is left can be gone through.
  if (faults.length > 0) return faults
  spans.forEach(({ trace, span }, index) => {
    if (leadsBack(span, traces.get(trace) ?? new Map())) {
      faults.push({ index, sentence: 'its parents lead back to itself' })
    }
  })
  return faults
}

function leadsBack(span: string, parents: ReadonlyMap<string, string | null>): boolean {
  let at = parents.get(span) ?? null
  for (let steps = 0; at !== null && steps <= parents.size; steps += 1) {
    if (at === span) return true
    at = parents.get(at) ?? null
  }
  return false
}
