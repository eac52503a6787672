/** How wide the columns of a table are: as wide as their words ask, as narrow as the page demands. */
import { sum, type Unit } from './units'

/** Points: what a column needs for its longest word, and what it would take on one line. */
export interface Wish {
  least: number
  most: number
}

/** No column needs more than that for one word; longer ones are broken. */
const longestWord = 82
/** What fits into so little is not broken at all, while the others leave it room. */
const short = 78
/** A cell of many lines asks for its whole text divided by so much, so that it doesn't grow tall beside short ones. */
const tallest = 4
/** Above it, longer texts ask for less than their length: they break into lines anyway. */
const enough = 190

export function wishOf(cells: readonly { units: readonly Unit[]; size: number }[]): Wish {
  let least = 0
  let most = 0
  for (const { units, size } of cells) {
    let line = 0
    let whole = 0
    for (const unit of units) {
      whole += unit.width * size
      least = Math.max(least, Math.min(longestWord, sum(unit.runs) * size))
      line += unit.width * size
      most = Math.max(most, line)
      line = unit.ends ? 0 : line + unit.gapWidth * size
    }
    most = Math.max(most, whole / tallest)
  }
  return { least, most: Math.max(least, most <= enough ? most : enough + (most - enough) ** 0.75) }
}

/** Widths that fill `room` exactly. */
export function share(wishes: readonly Wish[], room: number): number[] {
  const kept = wishes.map(({ least, most }) => ({ least: most <= short ? most : least, most }))
  const held = total(kept.map((wish) => wish.least)) <= room * 0.8 ? kept : wishes
  const least = total(held.map((wish) => wish.least))
  const most = total(held.map((wish) => wish.most))
  if (least >= room) return held.map((wish) => (wish.least * room) / least)
  if (most <= room) return held.map((wish) => wish.most + ((room - most) * wish.most) / most)
  const part = (room - least) / (most - least)
  return held.map((wish) => wish.least + part * (wish.most - wish.least))
}

function total(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0)
}
