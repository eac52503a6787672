/** How wide the columns of a table are: as its rows get lowest, and no narrower than their words. */
import { sum, type Unit } from './units'

/** Points: what a column needs for its longest word, what it takes on one line, and the lengths of the lines in its cells. */
export interface Wish {
  least: number
  most: number
  cells: readonly (readonly number[])[]
}

/** No column needs more than that for one word; longer ones are broken. */
const longestWord = 82
/** What fits into so little is not broken at all, while the others leave it room. */
const short = 78
/** A column of figures and letters; wider it would only stand apart from its neighbours. */
const tiny = 45
/** More rows than that tell nothing new. */
const weighedRows = 40
/** Points that are given away at a time. */
const step = 6
/** What a broken line leaves empty at its end, as a share of its length. */
const raggedness = 1.12

export function wishOf(cells: readonly { units: readonly Unit[]; size: number }[]): Wish {
  let least = 0
  let most = 0
  const lengths: number[][] = []
  for (const { units, size } of cells) {
    const lines: number[] = []
    let line = 0
    for (const unit of units) {
      least = Math.max(least, Math.min(longestWord, sum(unit.runs) * size))
      line += unit.width * size
      most = Math.max(most, line)
      if (unit.ends) lines.push(line)
      line = unit.ends ? 0 : line + unit.gapWidth * size
    }
    if (line > 0) lines.push(line)
    if (lengths.length < weighedRows) lengths.push(lines)
  }
  return { least, most: Math.max(least, most), cells: lengths }
}

/** Widths that fill `room` exactly. */
export function share(wishes: readonly Wish[], room: number): number[] {
  const least = total(wishes.map((wish) => wish.least))
  const most = total(wishes.map((wish) => wish.most))
  if (least >= room) return wishes.map((wish) => (wish.least * room) / least)
  if (most <= room) return loose(wishes, room - most)
  const kept = wishes.map((wish) => (wish.most <= short ? wish.most : wish.least))
  return lowest(wishes, total(kept) <= room * 0.8 ? kept : wishes.map((each) => each.least), room)
}

/** Everything fits on one line: what is left goes to the columns of words. */
function loose(wishes: readonly Wish[], left: number): number[] {
  const grows = ({ most }: Wish) => most > tiny || wishes.every((wish) => wish.most <= tiny)
  const growing = total(wishes.filter(grows).map((wish) => wish.most))
  return wishes.map((wish) => wish.most + (grows(wish) ? (left * wish.most) / growing : 0))
}

/** Gives the room away bit by bit, each bit to the column whose rows it lowers most. */
function lowest(wishes: readonly Wish[], from: readonly number[], room: number): number[] {
  const widths = [...from]
  const rows = Array.from({ length: wishes[0]?.cells.length ?? 0 }, (_, row) => row)
  const power = (column: number, row: number, width: number) =>
    linesIn(wishes[column]?.cells[row] ?? [], width) ** 4
  const powers = widths.map((width, column) => rows.map((row) => power(column, row, width)))
  const sums = rows.map((row) => total(powers.map((each) => each[row] ?? 0)))
  let left = room - total(widths)
  while (left > 0.01) {
    const bit = Math.min(step, left)
    let best = { column: -1, gain: 0 }
    for (const [column, width] of widths.entries()) {
      if (width >= (wishes[column]?.most ?? 0)) continue
      // The tallest cell makes a row's height; the fourth root lets the others count a little.
      const gain = total(
        rows.map((row) => {
          const whole = sums[row] ?? 0
          const without = whole - (powers[column]?.[row] ?? 0)
          return whole ** 0.25 - (without + power(column, row, width + bit)) ** 0.25
        }),
      )
      if (gain > best.gain) best = { column, gain }
    }
    const { column } = best
    if (column < 0) break
    widths[column] = (widths[column] ?? 0) + bit
    for (const row of rows) {
      const now = power(column, row, widths[column] ?? 0)
      sums[row] = (sums[row] ?? 0) - (powers[column]?.[row] ?? 0) + now
      const known = powers[column]
      if (known) known[row] = now
    }
    left -= bit
  }
  const whole = total(widths)
  return widths.map((width) => width + (left * width) / whole)
}

/** Lines, and parts of lines, so that every bit of width tells. */
function linesIn(lengths: readonly number[], width: number): number {
  return total(lengths.map((length) => Math.max(1, (length * raggedness) / width)))
}

function total(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0)
}
