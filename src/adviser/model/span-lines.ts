/** A trace in lines, spans that repeat told once. */
import type { Book } from '../../conduct/evidence'

type Span = ReturnType<Book['trace']>[number]

const mostLines = 24

/** From its first beginning to its last end, ms; what has not ended lasts until now. */
export function lengthOf(spans: readonly Span[], until: number): number {
  const ends = spans.map(({ at, length }) => (length === null ? until : at + length))
  return ends.length === 0 ? 0 : Math.max(...ends) - Math.min(...spans.map(({ at }) => at))
}

export function spanLines(all: readonly Span[]): string[] {
  const depth = depths(all)
  const deep = ({ span }: Span) => depth.get(span) ?? 0
  const spans = all.toSorted((one, other) => one.at - other.at || deep(one) - deep(other))
  const first = spans[0]?.at ?? 0
  const lines: { key: string; text: string; count: number }[] = []
  for (const each of spans) {
    const { service, name, kind, status, at, length } = each
    const key = [deep(each), service, name, kind, status].join('\u0000')
    const last = lines.at(-1)
    if (last?.key === key) last.count += 1
    else {
      const took = length === null ? 'not ended' : `${Math.round(length * 10) / 10} ms`
      const failed = status === 'ERROR' ? ' ERROR' : ''
      const indent = '  '.repeat(deep(each))
      const text = `${indent}+${Math.round(at - first)} ms ${service} ${name} (${kind.toLowerCase()}) ${took}${failed}`
      lines.push({ key, text, count: 1 })
    }
  }
  const shown = lines.slice(0, mostLines)
  const left = lines.length - shown.length
  return [
    ...shown.map(({ text, count }) => (count === 1 ? text : `${text}, ${count} such in a row`)),
    ...(left > 0 ? [`(${left} more)`] : []),
  ]
}

function depths(spans: readonly Span[]): ReadonlyMap<string, number> {
  const parents = new Map(spans.map(({ span, parent }) => [span, parent]))
  const depthOf = (span: string): number => {
    let depth = 0
    let above = parents.get(span) ?? null
    while (above !== null && depth < deepest) {
      depth += 1
      above = parents.get(above) ?? null
    }
    return depth
  }
  return new Map(spans.map(({ span }) => [span, depthOf(span)]))
}
const deepest = 6
