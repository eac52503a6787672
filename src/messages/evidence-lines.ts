/** The log lines of the evidence: a page of them, and one whole. */
import type { EvidenceLine, ServiceSummary } from '../report/pictures/rows'
import { cite, type EvidenceWords, figuresOf, onPage, open, rowsOf } from './evidence-parts'
import type { Button, Message } from './message'
import { saying } from './saying'
import { clipped, joined, plural, strong } from './spans'

/** What a page of lines is narrowed to; a button carries it as `carried`. */
export interface ShownFilter {
  service: string | null
  level: string | null
  trace: string | null
  words: readonly string[]
  carried: Readonly<Record<string, string>>
}

/** So much of a line's text a table's cell shows; a press shows the whole. */
const longestBody = 110
const mostAttributes = 12

/** A page of lines, newest first; on a service's own page its figures over them. */
export function logsMessage(
  filter: ShownFilter,
  page: { rows: readonly EvidenceLine[]; total: number; next: string | null; first: boolean },
  summary: ServiceSummary | null,
  words: EvidenceWords,
): Message {
  const { rows, total, next } = page
  return saying([
    {
      kind: 'heading',
      text: filter.service ?? (filter.trace === null ? 'Logs' : 'Logs of a trace'),
      aside: `up to ${words.now}`,
    },
    ...(summary === null || !page.first ? [] : figuresOf(summary, words)),
    { kind: 'text', text: narrowed(filter, total, words) },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            head: ['Time', 'Level', 'Service', 'Message', 'Trace', 'Cite'],
            rows: rows.map((line) => [
              words.timeOf(line.at),
              line.level,
              line.service,
              clipped(line.body, longestBody),
              line.trace === null ? '–' : words.traceCitation(line.trace).slice(2),
              words.lineCitation(line.id),
            ]),
          },
        ]),
    ...rowsOf(rows.map(({ id }) => open(words.lineCitation(id), 'line', { line: id }))),
    ...rowsOf(steps(filter, next)),
    onPage(words, {
      service: filter.service,
      level: filter.level,
      trace: filter.trace,
      words: filter.words.join(' '),
    }),
    {
      kind: 'note',
      text: 'World time. A button above opens its line whole, with its trace. Only you see this.',
    },
  ])
}

function narrowed(filter: ShownFilter, total: number, words: EvidenceWords) {
  return joined([
    [strong(plural(total, 'line'))],
    filter.service === null ? 'every service' : filter.service,
    filter.level === null ? 'every level' : `level ${filter.level}`,
    filter.trace === null ? '' : `trace ${words.traceCitation(filter.trace)}`,
    filter.words.length === 0
      ? ''
      : `with ${filter.words.map((word) => `“${word}”`).join(' and ')}`,
  ])
}

function steps({ carried, level, trace }: ShownFilter, next: string | null): Button[] {
  const { level: _, ...anyLevel } = carried
  return [
    ...(next === null ? [] : [open('Older', 'older', { ...carried, before: next })]),
    level === 'ERROR'
      ? open('Every level', 'level', anyLevel)
      : open('Errors only', 'level', { ...carried, level: 'ERROR' }),
    ...(trace === null ? [] : [open('The trace', 'trace', { trace })]),
    open('Every service', 'open', {}),
  ]
}

/** One line whole. `claims`: claims are open. */
export function lineMessage(line: EvidenceLine, claims: boolean, words: EvidenceWords): Message {
  const attributes = Object.entries(line.attributes).slice(0, mostAttributes)
  return saying([
    {
      kind: 'heading',
      text: `${line.service} ${line.level}`,
      aside: words.lineCitation(line.id),
    },
    { kind: 'text', text: line.body },
    {
      kind: 'facts',
      facts: [
        { label: 'Time', value: words.timeOf(line.at) },
        ...(line.trace === null ? [] : [{ label: 'Trace', value: line.trace }]),
        ...attributes.map(([label, value]) => ({ label, value: clipped(String(value), 300) })),
      ],
    },
    ...rowsOf([
      ...(claims ? [cite({ line: line.id })] : []),
      ...(line.trace === null ? [] : [open('The trace', 'trace', { trace: line.trace })]),
      open(clipped(`Logs of ${line.service}`, 70), 'service', { service: line.service }),
    ]),
    onPage(words, { line: line.id }),
    { kind: 'note', text: 'Only you see this.' },
  ])
}
