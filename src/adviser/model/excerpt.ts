/** As much of the evidence as a model can read: like lines told once with their number, figures in steps, two traces. */
import type { Asked } from '../../conduct/adviser'
import type { Book, LineFilter } from '../../conduct/evidence'
import { type LineGroup, lineGroups, worldTime } from './line-groups'
import { lengthOf, spanLines } from './span-lines'

export interface Excerpt {
  text: string
  /** Citations of all that is in it. */
  cites: ReadonlySet<string>
}

/** Looked back from the present moment, ms. */
const back = 75 * 60_000
const steps = 10
/** Characters; about a third as many tokens. */
const mostText = 15_000
const most = { loud: 18, quiet: 10, others: 10, metrics: 8, traces: 2 } as const
/** Traces that are looked into for the longest. */
const looked = 60
const loudLevels = ['WARN', 'ERROR'] as const
const quietLevels = ['DEBUG', 'INFO'] as const

/** Nothing later than `until` is in it. The alert's own service comes first and goes deepest. */
export function excerptOf({ alert: { service }, evidence, until }: Asked): Excerpt {
  if (evidence === null) return { text: 'There is no evidence.', cites: new Set() }
  const from = until - back
  const grouped = (services: readonly string[], levels: LineFilter['levels']) =>
    lineGroups(evidence, { from, until, services, levels })
  const loud = grouped([service], loudLevels).slice(0, most.loud)
  const quiet = grouped([service], quietLevels).slice(0, most.quiet)
  const others = grouped([], loudLevels).filter((group) => group.service !== service)
  const traces = tracesOf(evidence, service, from, until)
  const parts = [
    section('Services (lines, errors, warnings in this time)', overview(evidence, from, until)),
    section(`Figures of ${service}, from old to new`, figures(evidence, service, from, until)),
    section(`Log lines of ${service}, like ones together`, lines([...loud, ...quiet])),
    ...traces.map(({ cite, spans }) => section(`Trace ${cite}`, spans)),
    section('Warnings and errors of other services', lines(others.slice(0, most.others))),
  ]
  return cut(parts)
}

interface Part {
  title: string
  lines: readonly { text: string; cite: string | null }[]
}

const section = (title: string, content: Part['lines']): Part => ({ title, lines: content })
const plain = (text: string) => ({ text, cite: null })

function lines(groups: readonly LineGroup[]): Part['lines'] {
  return groups.map(({ cite, text }) => ({ cite, text: `${cite} ${text}` }))
}

function overview(book: Book, from: number, until: number): Part['lines'] {
  return book
    .overview(from, until)
    .map((each) => plain(`${each.service}: ${each.lines}, ${each.errors}, ${each.warnings}`))
}

function figures(book: Book, service: string, from: number, until: number): Part['lines'] {
  return book
    .metricNames()
    .filter((metric) => metric.service === service)
    .slice(0, most.metrics)
    .map(({ name, unit, limit }) => {
      const values = book.metric(service, name, from, until)
      const step = Math.max(1, Math.floor(values.length / steps))
      const shown = values
        .filter((_, index) => index % step === 0 || index === values.length - 1)
        .map(({ at, value }) => `${worldTime(at)} ${Number(value.toPrecision(4))}`)
      return plain(`${name} (${unit}${limit ? `, ${limit.text}` : ''}): ${shown.join(', ')}`)
    })
}

/** The longest of the newest that the service's lines belong to. */
function tracesOf(book: Book, service: string, from: number, until: number) {
  const filter = { from, until, services: [service], levels: [], words: [], trace: null }
  const { rows } = book.logs(filter, { before: null, limit: 300 })
  const names = [...new Set(rows.flatMap(({ trace }) => trace ?? []))].slice(0, looked)
  return names
    .map((name) => ({ name, spans: book.trace(name, until) }))
    .sort((one, other) => lengthOf(other.spans, until) - lengthOf(one.spans, until))
    .slice(0, most.traces)
    .map(({ name, spans }) => {
      const cite = `E-${name.slice(0, 6)}`
      return { cite, spans: spanLines(spans).map((text) => ({ text, cite })) }
    })
}

/** What stands behind the last character that fits is left out, and that is said. */
function cut(parts: readonly Part[]): Excerpt {
  const cites = new Set<string>()
  const kept: string[] = []
  let length = 0
  let left = 0
  for (const { title, lines: content } of parts.filter((part) => part.lines.length > 0)) {
    kept.push(`## ${title}`)
    for (const { text, cite } of content) {
      if (length + text.length > mostText) {
        left += 1
        continue
      }
      length += text.length + 1
      kept.push(text)
      if (cite !== null) cites.add(cite)
    }
  }
  if (left > 0) kept.push(`(${left} more lines are left out.)`)
  return { text: kept.join('\n'), cites }
}
