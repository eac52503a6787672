/** A trace's spans → what its picture shows: a row a call, the many alike of one caller folded visibly. */
import type { CallBar, CallRow, Waterfall } from '../evidence-spec'
import { lengthOf } from './figures'
import type { EvidenceSpan } from './rows'

/** So many rows can be read in a chat's picture. */
const mostRows = 15
/** Of calls that are alike so many are shown; up to one more is not worth a fold. */
const shownAlike = 2

interface Call {
  span: EvidenceSpan
  below: Call[]
}

/** A row, and whether it stands for more of the same. */
interface Draft {
  spans: readonly EvidenceSpan[]
  depth: number
  folded: boolean
}

/** `spans` of one trace, one at least; `until`: the moment shown, world ms. Null = there are none. */
export function tracePicture(spans: readonly EvidenceSpan[], until: number): Waterfall | null {
  const roots = callsOf(spans)
  const [root] = roots
  if (root === undefined) return null
  const from = Math.min(...spans.map(({ at }) => at))
  const isOpen = spans.some(({ length }) => length === null)
  const last = Math.max(...spans.map((each) => each.at + (each.length ?? 0)))
  const to = isOpen ? Math.max(last, until) : last
  const title = titleOf(root.span, spans, to - from)
  const drafts = fitting(draftsOf(roots, 0, false))
  const rows = drafts.map((draft) => rowOf(draft, from))
  return {
    kind: 'waterfall',
    title,
    subtitle: 'ms since the request began; hollow: a call as its caller sees it',
    alt: `${title}. ${rows.map(inWords).join('; ')}.`,
    length: Math.max(to - from, 0.001),
    rows,
  }
}

/** Children below their parents, in the order of their beginning. A span whose parent is not there begins one. */
function callsOf(spans: readonly EvidenceSpan[]): Call[] {
  const calls = new Map(spans.map((span): [string, Call] => [span.span, { span, below: [] }]))
  const roots: Call[] = []
  for (const call of calls.values()) {
    const { parent, span } = call.span
    const above = parent === null || parent === span ? undefined : calls.get(parent)
    if (above) above.below.push(call)
    else roots.push(call)
  }
  const inOrder = (list: Call[]) => list.sort((one, other) => one.span.at - other.span.at)
  for (const { below } of calls.values()) inOrder(below)
  return inOrder(roots)
}

function draftsOf(calls: readonly Call[], depth: number, folded: boolean): Draft[] {
  const alike = new Map<string, Call[]>()
  for (const call of calls) {
    const { service, name, kind } = call.span
    const key = `${service}\n${name}\n${kind}`
    alike.set(key, [...(alike.get(key) ?? []), call])
  }
  const isFolded = (call: Call, group: readonly Call[]) =>
    folded || (group.length > shownAlike + 1 && group.indexOf(call) >= shownAlike)
  const groups = [...alike.values()]
  const shown = groups.flatMap((group) => group.filter((call) => !isFolded(call, group)))
  const rest = groups.map((group) => group.filter((call) => isFolded(call, group)))
  return [
    ...shown
      .sort((one, other) => one.span.at - other.span.at)
      .flatMap((call) => [
        { spans: [call.span], depth, folded: false },
        ...draftsOf(call.below, depth + 1, false),
      ]),
    ...rest.flatMap((group) =>
      group.length === 0
        ? []
        : [
            { spans: group.map(({ span }) => span), depth, folded: true },
            ...draftsOf(
              group.flatMap(({ below }) => below),
              depth + 1,
              true,
            ),
          ],
    ),
  ]
}

/** What does not fit goes into one last row. */
function fitting(drafts: readonly Draft[]): Draft[] {
  if (drafts.length <= mostRows) return [...drafts]
  const rest = drafts.slice(mostRows - 1)
  const spans = rest.flatMap((draft) => draft.spans)
  return [...drafts.slice(0, mostRows - 1), { spans, depth: 0, folded: true }]
}

function rowOf({ spans, depth, folded }: Draft, from: number): CallRow {
  const bars = spans.map(
    ({ at, length, status }): CallBar => ({
      start: at - from,
      length,
      failed: status === 'ERROR',
    }),
  )
  const [first] = spans
  const caller = first?.kind === 'CLIENT' || first?.kind === 'PRODUCER'
  if (!folded)
    return {
      service: first?.service ?? '',
      name: first?.name ?? '',
      depth,
      caller,
      bars,
      text: barText(bars[0]),
    }
  const names = new Set(spans.map(({ name }) => name))
  const what = names.size === 1 ? `of ${first?.name ?? ''}` : 'calls'
  return {
    service: '',
    name: `and ${spans.length} more ${what}`,
    depth,
    caller,
    bars,
    text: foldText(bars),
  }
}

function barText(bar: CallBar | undefined): string {
  if (bar === undefined || bar.length === null) return 'not ended'
  return bar.failed ? `${lengthOf(bar.length)}, ERROR` : lengthOf(bar.length)
}

function foldText(bars: readonly CallBar[]): string {
  const open = bars.filter(({ length }) => length === null).length
  const failed = bars.filter((bar) => bar.failed).length
  const lengths = bars.flatMap(({ length }) => (length === null ? [] : [length]))
  const sum = lengths.reduce((total, length) => total + length, 0)
  return [
    lengths.length === 0 ? '' : `${lengthOf(sum)} in all`,
    failed === 0 ? '' : `${failed} ERROR`,
    open === 0 ? '' : `${open} not ended`,
  ]
    .filter((text) => text !== '')
    .join(', ')
}

function titleOf(root: EvidenceSpan, spans: readonly EvidenceSpan[], length: number): string {
  const failed = spans.filter(({ status }) => status === 'ERROR').length
  const took =
    root.length === null ? `is open after ${lengthOf(length)}` : `took ${lengthOf(root.length)}`
  const calls = spans.length === 1 ? '1 span' : `${spans.length} spans`
  const errors = failed === 0 ? `${calls}, no ERROR` : `${failed} of ${calls} in ERROR`
  return `${root.name} of ${root.service} ${took}; ${errors}`
}

function inWords({ service, name, bars, text }: CallRow): string {
  const begins = bars[0] === undefined ? '' : ` from ${lengthOf(bars[0].start)}`
  return `${service === '' ? '' : `${service} `}${name}${begins}, ${text}`
}
