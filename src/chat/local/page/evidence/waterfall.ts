/** A trace in the order in which it is drawn: each span below the one that called it. */
import type { Span } from './answers'

export interface Step {
  span: Span
  depth: number
}

export interface Waterfall {
  steps: Step[]
  /** World ms of the first beginning, and ms from there to the last end, or to now where a span is open. */
  from: number
  length: number
}

const deepest = 8

/** Null = there are no spans. `now`: world ms. */
export function waterfallOf(spans: readonly Span[], now: number): Waterfall | null {
  if (spans.length === 0) return null
  const known = new Set(spans.map(({ span }) => span))
  const below = new Map<string | null, Span[]>()
  for (const span of spans.toSorted((one, other) => one.at - other.at)) {
    const parent = span.parent !== null && known.has(span.parent) ? span.parent : null
    const list = below.get(parent)
    if (list) list.push(span)
    else below.set(parent, [span])
  }
  const steps: Step[] = []
  const seen = new Set<string>()
  const walk = (parent: string | null, depth: number) => {
    for (const span of below.get(parent) ?? []) {
      if (seen.has(span.span)) continue
      seen.add(span.span)
      steps.push({ span, depth: Math.min(depth, deepest) })
      walk(span.span, depth + 1)
    }
  }
  walk(null, 0)
  const from = Math.min(...spans.map(({ at }) => at))
  const end = Math.max(...spans.map(({ at, length }) => (length === null ? now : at + length)))
  return { steps, from, length: Math.max(1, end - from) }
}
