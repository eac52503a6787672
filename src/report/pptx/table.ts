/** A native table: rules under rows instead of borders around cells. */
import type PptxGenJS from 'pptxgenjs'
import type { Slide } from './draw'
import { colour } from './look'
import { fitText, fromRight } from './measure'

export interface Column {
  head: string
  /** Inches. */
  width: number
  align?: 'left' | 'right'
}

export interface Cell {
  text: string
  bold?: boolean
  color?: string
}

export interface TableLayout {
  x: number
  y: number
  columns: readonly Column[]
  rowHeight: number
  size: number
  least: number
}

export const headHeight = 0.38
const gap = 0.18
const headSize = 14

/** Every cell is fitted to its place, so that no row grows. */
export function table(slide: Slide, rows: readonly (readonly Cell[])[], layout: TableLayout): void {
  const { columns, rowHeight, size, least } = layout
  const head = columns.map(
    (column): PptxGenJS.TableCell =>
      cell(
        { text: column.head, bold: true, color: colour.second },
        column,
        { height: headHeight, size: headSize, least: 12 },
        colour.ink,
      ),
  )
  const body = rows.map((row) =>
    columns.map((column, index) =>
      cell(row[index] ?? { text: '' }, column, { height: rowHeight, size, least }, colour.line),
    ),
  )
  slide.addTable([head, ...body], {
    x: layout.x,
    y: layout.y,
    w: columns.reduce((sum, { width }) => sum + width, 0),
    h: headHeight + rowHeight * rows.length,
    colW: columns.map(({ width }) => width),
    rowH: [headHeight, ...rows.map(() => rowHeight)],
    objectName: 'Table of figures',
  })
}

function cell(
  { text, bold = false, color = colour.ink }: Cell,
  { width, align = 'left' }: Column,
  { height, size, least }: { height: number; size: number; least: number },
  rule: string,
): PptxGenJS.TableCell {
  const fitted = fitText(
    text,
    { width: width - (align === 'left' ? gap : 2 * gap), height: height - 0.06 },
    { size, least, bold },
  )
  const none = { type: 'none' as const }
  return {
    text: fitted.text,
    options: {
      fontSize: fitted.size,
      bold,
      color,
      align,
      valign: 'middle',
      margin: [0, align === 'left' ? gap : 2 * gap, 0, 0],
      border: [none, none, { type: 'solid', pt: 1, color: rule }, none],
      // The type lacks it for cells; the writer takes it from any text's options.
      ...(fromRight(fitted.text) ? { rtlMode: true } : {}),
    },
  }
}
