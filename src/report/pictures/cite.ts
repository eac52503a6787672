/** How evidence is cited: a few signs that can be read aloud, and a line of words that a claim keeps. */
import { lengthOf, worldTime } from './figures'
import type { EvidenceLine, EvidenceSpan } from './rows'

/** Signs of a trace's id that tell it from others. */
const traceSigns = 6
/** A claim holds many lines; one that is longer is cut. */
const longestBody = 300

/** "E-7k2xq" of a line. */
export const lineCitation = (id: string) => `E-${id}`
/** "E-7f3a9c" of a trace. */
export const traceCitation = (trace: string) => `E-${shortTrace(trace)}`
/** "7f3a9c" */
const shortTrace = (trace: string) => trace.slice(0, traceSigns)

/** The id in a citation, typed in any case; null = it is none. */
export function citedId(text: string): string | null {
  return /^e-([0-9a-z]{4,32})$/i.exec(text.trim())?.[1]?.toLowerCase() ?? null
}

/** "E-7k2xq 03:21:14 order-api ERROR timed out after 200 ms". */
export function lineInWords(line: EvidenceLine): string {
  const body = line.body.length > longestBody ? `${line.body.slice(0, longestBody)}…` : line.body
  return `${lineCitation(line.id)} ${worldTime(line.at)} ${line.service} ${line.level} ${body}`
}

/** "E-7f3a9c 03:21:13 POST /orders of order-api, 806 ms, 9 spans, 4 in ERROR". Of spans in order. */
export function traceInWords(spans: readonly EvidenceSpan[]): string {
  const [root] = spans
  if (root === undefined) return ''
  const took = root.length === null ? 'not ended' : lengthOf(root.length)
  const failed = spans.filter(({ status }) => status === 'ERROR').length
  const count = spans.length === 1 ? '1 span' : `${spans.length} spans`
  return `${traceCitation(root.trace)} ${worldTime(root.at)} ${root.name} of ${root.service}, ${took}, ${count}, ${failed} in ERROR`
}
