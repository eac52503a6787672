/** Tables: rules instead of boxes, the head again on every page, rows that flow where a page is too short for them. */
import type { Text } from '../document'
import { share, wishOf } from './columns'
import { type Line, linesOf } from './lines'
import { column as columnWidth, ink, page, type Type, tabular, types } from './look'
import {
  aside,
  drawLine,
  type Element,
  element,
  need,
  type Paper,
  room,
  rule,
  turn,
  within,
} from './paper'
import { footIn } from './prose'
import { type Unit, unitsOf } from './units'

export interface Column {
  head: string
  align: 'left' | 'right'
  type: Type
}

export type Cell = readonly Unit[]

const gap = 14
const padding = 5
const pageRoom = page.height - page.top - page.bottom
/** A row of more than that part of a page is broken rather than moved. */
const movable = 0.4

interface Placed extends Column {
  x: number
  width: number
}

/** The units of one cell in its column's type. */
export function cellOf(paper: Paper, text: Text, column: Column): Cell {
  return unitsOf(text, setIn(column), paper.typeface)
}

function setIn({ type, align }: Column): Type {
  return align === 'right' ? { ...type, features: tabular } : type
}

export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const { typeface } = paper
  const heads = columns.map(({ head }) => unitsOf([head], types.head, typeface))
  const wishes = columns.map(({ type }, index) =>
    wishOf([
      { units: heads[index] ?? [], size: types.head.size },
      ...rows.map((row) => ({ units: row[index] ?? [], size: type.size })),
    ]),
  )
  const widths = share(wishes, columnWidth - gap * (columns.length - 1))
  let x = page.left
  const placed = columns.map((column, index): Placed => {
    const width = widths[index] ?? 0
    const left = x
    x += width + gap
    return { ...column, x: left, width }
  })

  const headLines = placed.map(({ width }, index) =>
    linesOf(heads[index] ?? [], width / types.head.size, typeface),
  )
  const headHeight = heightOf(headLines, () => types.head) + padding
  const part = element(paper, 'Table', paper.root)
  const head = (row: Element | null) => {
    for (const [index, each] of placed.entries()) {
      const lines = headLines[index] ?? []
      // At the bottom of the head, where the rule is.
      const down = headHeight - padding - lines.length * types.head.leading
      const draw = () => drawCell(paper, lines, { ...each, type: types.head }, paper.y + down)
      if (row) within(paper, 'TH', element(paper, 'TH', row), draw)
      else aside(paper, 'Pagination', draw)
    }
    paper.y += headHeight
    rule(paper, ink.text, 0.75)
  }
  const again = () => {
    turn(paper)
    head(null)
  }

  const body = rows.map((row) =>
    placed.map(({ width, type }, index) => linesOf(row[index] ?? [], width / type.size, typeface)),
  )
  const typeOf = (index: number) => placed[index]?.type ?? types.cell
  const firstHeight = body[0] ? heightOf(body[0], typeOf) : 0
  need(paper, headHeight + Math.min(firstHeight, 80) + 2 * padding)
  head(element(paper, 'TR', part))
  for (const [index, row] of body.entries()) {
    const last = body[index + 1]
    if (last && index === body.length - 2) keepTogether(paper, placed, [row, last], again)
    drawRow(paper, placed, row, element(paper, 'TR', part), again)
  }
}

/** The last row doesn't stand alone on a page, under a head of its own. */
function keepTogether(
  paper: Paper,
  placed: readonly Placed[],
  rows: readonly (readonly Line[][])[],
  again: () => void,
): void {
  const typeOf = (index: number) => placed[index]?.type ?? types.cell
  const heights = rows.map((row) => heightOf(row, typeOf) + 2 * padding)
  const both = heights.reduce((sum, height) => sum + height, 0)
  const fits = (heights[0] ?? 0) <= room(paper)
  if (fits && both > room(paper) && both < pageRoom * movable) again()
}

function drawRow(
  paper: Paper,
  placed: readonly Placed[],
  row: readonly Line[][],
  part: Element,
  again: () => void,
): void {
  const typeOf = (index: number) => placed[index]?.type ?? types.cell
  const whole = heightOf(row, typeOf) + 2 * padding
  if (whole > room(paper) && whole < pageRoom * movable) again()
  const cells = placed.map(() => element(paper, 'TD', part))
  let left = row.map((lines) => [...lines])
  // The feet of the first lines stand on one height, whatever their sizes.
  const foot = Math.max(...placed.map(({ type }) => footIn(type)))
  let first = true
  while (first || left.some((lines) => lines.length > 0)) {
    const space = room(paper) - 2 * padding
    const fits = placed.map(({ type }) => Math.max(0, Math.floor(space / type.leading)))
    const more = left.some((lines, index) => lines.length > (fits[index] ?? 0))
    if (more && Math.max(...fits) < 3) {
      again()
      continue
    }
    const now = left.map((lines, index) => lines.slice(0, fits[index]))
    left = left.map((lines, index) => lines.slice(fits[index]))
    paper.y += padding
    for (const [index, each] of placed.entries()) {
      const cell = cells[index]
      const lines = now[index] ?? []
      if (!cell || (lines.length === 0 && !first)) continue
      within(paper, 'TD', cell, () =>
        drawCell(paper, lines, each, paper.y + (first ? foot - footIn(each.type) : 0)),
      )
    }
    const down = (index: number) => (first ? foot - footIn(typeOf(index)) : 0)
    paper.y += heightOf(now, typeOf, down) + padding
    first = false
    if (left.some((lines) => lines.length > 0)) again()
  }
  rule(paper, ink.line, 0.5)
}

function drawCell(paper: Paper, lines: readonly Line[], place: Placed, top: number): void {
  const { x, width, align, type } = place
  for (const [index, line] of lines.entries()) {
    const left = align === 'right' ? x + width - line.width * type.size : x
    drawLine(paper, line, setIn(place), left, top + index * type.leading + footIn(type))
  }
}

/** `down`: how far below the others a cell begins. */
function heightOf(
  cells: readonly (readonly Line[])[],
  typeOf: (index: number) => Type,
  down: (index: number) => number = () => 0,
): number {
  return Math.max(
    0,
    ...cells.map((lines, index) => down(index) + lines.length * typeOf(index).leading),
  )
}
