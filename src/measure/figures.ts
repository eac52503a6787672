/** What a slide draws of the samples: figures from all rows, exact; a long series thinned where everybody can see it. */
import { Decimal } from 'decimal.js'
import type { Wanted } from '../conduct/measures'
import type { MeasuredDetail, MeasuredFigures } from '../drill/measured-detail'
import type { Sample, Samples } from './columns'
import { kept } from './decimals'
import { MeasureFault, quoted } from './fault'
import type { Table } from './table'
import { pause, unhurried } from './unhurried'

/** A line of more points than this looks the same. */
const mostPoints = 200
const shownUsers = 5
const mostTraces = 3
const shownRows = { first: 3, last: 2 }
/** Characters of a trace id, and of a cell in the preview. */
const longestId = 32
const longestCell = 60
const longestUnit = 12

/** @throws MeasureFault */
export async function detailOf(
  table: Table,
  samples: Samples,
  wanted: Wanted,
): Promise<MeasuredDetail> {
  const { before, after, notes } = samples
  const { figures, thinned } = await figuresOf(samples, wanted, table.rowWord)
  return {
    figures,
    rows: { before: before.length, after: after.length },
    thinned,
    shown: shownOf(table),
    notes: [
      ...notes,
      ...(thinned === null
        ? []
        : [
            `The line shows every ${ordinal(thinned)} of ${Math.max(before.length, after.length).toLocaleString('en')} rows, and always the first, the last and the extremes. The figures are worked out from all rows.`,
          ]),
    ],
  }
}

async function figuresOf(
  samples: Samples,
  { shows, unit }: Wanted,
  rowWord: Table['rowWord'],
): Promise<{ figures: MeasuredFigures; thinned: number | null }> {
  switch (shows) {
    case 'running-total':
      return runningTotal(samples, unit)
    case 'timeouts':
      return { figures: await timeouts(samples, unit, rowWord), thinned: null }
    case 'latency':
      return { figures: await latency(samples, unit, rowWord), thinned: null }
    default:
      return shows satisfies never
  }
}

function runningTotal({ before, after, layout }: Samples, unit: string) {
  if ([...unit].length > longestUnit)
    throw new MeasureFault(`A unit has at most ${longestUnit} characters, such as USD.`, 'unit')
  if (before.length < 2)
    throw new MeasureFault(
      `A running total needs two rows from before the fix: its start and what came after. There is ${before.length === 1 ? 'one' : 'none'}.`,
    )
  const { points, every } = pointsOf(before, after)
  const at = (side: readonly Sample[]) =>
    points.map((point) => {
      const sample = side[point]
      return sample ? kept(sample.value) : null
    })
  const figures: MeasuredFigures = {
    shows: 'running-total',
    unit: unit === '' ? 'USD' : unit,
    step: layout === 'times' ? 'sample' : 'transaction',
    points,
    before: at(before),
    after: after.length === 0 ? null : at(after),
    traces: before
      .flatMap(({ trace }, row) => (trace === null ? [] : [{ row, id: short(trace, longestId) }]))
      .filter(({ row }) => points.includes(row))
      .slice(0, mostTraces),
  }
  return { figures, thinned: every }
}

/** Every nth row, with the first, the last and the extremes of both sides. */
function pointsOf(
  before: readonly Sample[],
  after: readonly Sample[],
): { points: number[]; every: number | null } {
  const length = Math.max(before.length, after.length)
  if (length <= mostPoints)
    return { points: [...before.keys(), ...tail(before, after)], every: null }
  const every = Math.ceil(length / (mostPoints - 8))
  const points = new Set<number>()
  for (let point = 0; point < length; point += every) points.add(point)
  for (const side of [before, after])
    for (const point of [0, side.length - 1, ...extremes(side)]) if (point >= 0) points.add(point)
  for (const { row } of tracesIn(before)) points.add(row)
  return { points: [...points].sort((a, b) => a - b), every }
}

const tail = (before: readonly Sample[], after: readonly Sample[]) =>
  Array.from({ length: Math.max(0, after.length - before.length) }, (_, i) => before.length + i)

const tracesIn = (side: readonly Sample[]) =>
  side.flatMap(({ trace }, row) => (trace === null ? [] : [{ row }])).slice(0, mostTraces)

function extremes(side: readonly Sample[]): number[] {
  let [low, high] = [0, 0]
  for (const [point, { value }] of side.entries()) {
    if (value.lt(side[low]?.value ?? value)) low = point
    if (value.gt(side[high]?.value ?? value)) high = point
  }
  return side.length === 0 ? [] : [low, high]
}

async function timeouts(
  { before, after }: Samples,
  unit: string,
  rowWord: string,
): Promise<MeasuredFigures> {
  const counted = before.some(({ of }) => of !== null)
  const word = unit.trim().toLowerCase()
  if (!counted && !['', '%', 'share'].includes(word))
    throw new MeasureFault(
      'Time-outs are in % or as a share from 0 to 1: write % or share.',
      'unit',
    )
  const shareOf = (side: readonly Sample[]) =>
    counted ? ofAll(side, rowWord) : meanShare(side, word === 'share', rowWord)
  return {
    shows: 'timeouts',
    before: kept(await shareOf(before)),
    after: after.length === 0 ? null : kept(await shareOf(after)),
    how: counted ? 'counts' : 'mean',
  }
}

/** All time-outs ÷ all requests, in %. */
async function ofAll(side: readonly Sample[], rowWord: string): Promise<Decimal> {
  let [late, all] = [new Decimal(0), new Decimal(0)]
  await unhurried(side, ({ value, of, row }) => {
    const requests = of ?? new Decimal(0)
    if (!value.isInteger() || !requests.isInteger() || value.isNegative() || requests.isNegative())
      throw new MeasureFault(
        `${rowWord} ${row}: time-outs and requests are counts, so whole and not below 0.`,
      )
    if (value.gt(requests))
      throw new MeasureFault(`${rowWord} ${row}: there are more time-outs than requests.`)
    late = late.plus(value)
    all = all.plus(requests)
  })
  if (all.isZero()) throw new MeasureFault('There are no requests, so no share of them timed out.')
  return late.mul(100).div(all)
}

/** The mean of the rows' shares, in %. */
async function meanShare(
  side: readonly Sample[],
  asShare: boolean,
  rowWord: string,
): Promise<Decimal> {
  const whole = asShare ? 1 : 100
  let sum = new Decimal(0)
  await unhurried(side, ({ value, row }) => {
    if (value.isNegative() || value.gt(whole))
      throw new MeasureFault(
        `${rowWord} ${row}: ${quoted(value.toFixed())} is no ${asShare ? 'share from 0 to 1' : 'percentage from 0 to 100'}.`,
      )
    sum = sum.plus(value)
  })
  return sum.mul(100).div(whole).div(side.length)
}

async function latency(samples: Samples, unit: string, rowWord: string): Promise<MeasuredFigures> {
  const word = unit.trim().toLowerCase()
  if (!['', 'ms', 's'].includes(word))
    throw new MeasureFault('Latency is in ms or s: write one of the two.', 'unit')
  const { before, after } = samples
  const factor = word === 's' ? 1000 : 1
  const all = async (side: readonly Sample[]) => {
    const order = new Float64Array(side.length)
    await unhurried(side, ({ value, row }, index) => {
      if (value.isNegative())
        throw new MeasureFault(
          `${rowWord} ${row}: ${quoted(value.toFixed())} is below 0, and a latency is not.`,
        )
      order[index] = value.toNumber()
    })
    order.sort()
    await pause()
    // Nearest rank, as the lab takes them.
    const at = (percent: number) => {
      const found = order[Math.max(0, Math.ceil((percent / 100) * order.length) - 1)]
      return side.find(({ value }) => value.toNumber() === found)?.value ?? new Decimal(0)
    }
    return { p95: kept(at(95).mul(factor)), p99: kept(at(99).mul(factor)) }
  }
  return {
    shows: 'latency',
    before: await all(before),
    after: after.length === 0 ? null : await all(after),
    users: usersOf(samples, factor),
  }
}

/** The first users: by their name, each the mean of their rows; else by their row, where a row is one user. */
function usersOf({ before, after, layout }: Samples, factor: number) {
  const amount = (side: readonly Sample[]) => {
    const sum = side.reduce((so, { value }) => so.plus(value), new Decimal(0))
    return side.length === 0 ? null : kept(sum.mul(factor).div(side.length))
  }
  const names = new Set<string>()
  for (const { user } of before) {
    if (user !== null) names.add(user)
    if (names.size === shownUsers) break
  }
  if (names.size > 0)
    return [...names].map((name) => {
      const of = (side: readonly Sample[]) => amount(side.filter(({ user }) => user === name))
      return { before: of(before), after: of(after) }
    })
  if (layout !== 'pairs') return []
  return before.slice(0, shownUsers).map((sample, row) => ({
    before: amount([sample]),
    after: amount(after.slice(row, row + 1)),
  }))
}

function shownOf({ head, rows, rowWord }: Table): MeasuredDetail['shown'] {
  const columns = [...head.keys()].slice(0, 4)
  const { first, last } = shownRows
  const chosen =
    rows.length <= first + last ? rows : [...rows.slice(0, first), ...rows.slice(-last)]
  return {
    head: [rowWord, ...columns.map((index) => short(head[index] ?? '', longestCell))],
    rows: chosen.map(({ number, cells }) => [
      String(number),
      ...columns.map((index) => short(cells[index] ?? '', longestCell)),
    ]),
  }
}

function short(text: string, longest: number): string {
  const signs = [...text]
  return signs.length <= longest ? text : `${signs.slice(0, longest - 1).join('')}…`
}

function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10]
  const ending =
    tens > 10 && tens < 14 ? 'th' : (({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[ones] ?? 'th')
  return `${number.toLocaleString('en')}${ending}`
}
