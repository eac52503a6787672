/** The brief's lines of the map → boxes and arrows, each in its column and row. */
import type { MapPlace, ServiceMap } from '../evidence-spec'

type Call = ServiceMap['calls'][number]

/** "a → b, c" = a calls b and c; "a ⇢ b" = b follows a. One path a line; `own`: names of the team's services. */
export function mapPicture(lines: readonly string[], own: readonly string[]): ServiceMap {
  const calls = lines.flatMap(callsOf)
  const names = [...new Set(calls.flatMap(({ from, to }) => [from, to]))]
  const columns = columnsOf(names, calls)
  const rows = rowsOf(names, calls, columns)
  const places = names.map(
    (name): MapPlace => ({
      name,
      own: own.includes(name),
      column: columns.get(name) ?? 0,
      row: rows.get(name) ?? 0,
    }),
  )
  return {
    kind: 'service-map',
    title: 'Who calls whom, as the team believes it',
    subtitle: 'bold: a service of yours; dashed: data is copied on',
    alt: `The service map as the team believes it. ${lines.join('; ')}.`,
    places,
    calls,
  }
}

function callsOf(line: string): Call[] {
  const [first = '', ...rest] = line.split(/\s*([→⇢])\s*/)
  const calls: Call[] = []
  let from = first.trim()
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const targets = (rest[at + 1] ?? '').split(',').map((name) => name.trim())
    calls.push(...targets.map((to) => ({ from, to, copies: rest[at] === '⇢' })))
    from = targets[0] ?? ''
  }
  return calls
}

/** As far right as the longest path to it; what nothing calls stands right before what it calls. */
function columnsOf(names: readonly string[], calls: readonly Call[]): Map<string, number> {
  const columns = new Map(names.map((name): [string, number] => [name, 0]))
  const column = (name: string) => columns.get(name) ?? 0
  // A ring would push itself along for ever; a map has no more columns than places.
  for (let round = 0; round < names.length; round += 1)
    for (const { from, to } of calls)
      if (column(to) <= column(from) && column(from) + 1 < names.length)
        columns.set(to, column(from) + 1)
  for (const name of names) {
    const to = calls.filter((call) => call.from === name).map((call) => column(call.to))
    const called = calls.some((call) => call.to === name)
    if (!called && to.length > 0) columns.set(name, Math.max(0, Math.min(...to) - 1))
  }
  return columns
}

/** Beside what calls it where that is free, else on the next free row below. */
function rowsOf(
  names: readonly string[],
  calls: readonly Call[],
  columns: ReadonlyMap<string, number>,
): Map<string, number> {
  const rows = new Map<string, number>()
  const taken = new Set<string>()
  for (const name of names) {
    const column = columns.get(name) ?? 0
    const caller = calls.find((call) => call.to === name && rows.has(call.from))?.from
    const beside = caller === undefined ? null : (rows.get(caller) ?? 0)
    // A row of its own, so that no arrow meets another's.
    const free = beside !== null && !taken.has(`${column}:${beside}`)
    const row = free ? beside : Math.max(-1, ...rows.values()) + 1
    rows.set(name, row)
    taken.add(`${column}:${row}`)
  }
  return rows
}
