/** How evidence is cited: words that a claim keeps, and that the bot's own citations look like. */
import type { Line, Span } from './answers'
import { countedOf, lengthOf, worldSecond } from './times'

/** A claim holds many lines; one that is longer is cut. */
const longestBody = 300
const traceSigns = 6

/** "E-7k2xq 03:26:15 order-api ERROR timed out after 200 ms". */
export function lineInWords({ id, at, service, level, body }: Line): string {
  const said = body.length > longestBody ? `${body.slice(0, longestBody)}…` : body
  return `E-${id} ${worldSecond(at)} ${service} ${level} ${said}`
}

/** "E-7f3a9c 03:26:10 POST /orders of order-api, 806 ms, 9 spans, 4 in ERROR". */
export function traceInWords(spans: readonly Span[]): string {
  const [root] = spans.toSorted((one, other) => one.at - other.at)
  if (root === undefined) return ''
  const took = root.length === null ? 'not ended' : lengthOf(root.length)
  const failed = spans.filter(({ status }) => status === 'ERROR').length
  const count = countedOf(spans.length, 'span')
  return `E-${root.trace.slice(0, traceSigns)} ${worldSecond(root.at)} ${root.name} of ${root.service}, ${took}, ${count}, ${failed} in ERROR`
}

/** Whether it is on the clipboard now; a browser may forbid it. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
