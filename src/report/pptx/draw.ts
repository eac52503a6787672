/** What every slide is drawn with: text that fits its box, lines, bars and the row that says what a colour means. */
import type PptxGenJS from 'pptxgenjs'
import { area, type Box, colour } from './look'
import { fitLine, fitText, fromRight, lineCount, measure, typed } from './measure'

export type Slide = PptxGenJS.Slide

export interface TextStyle {
  size: number
  /** Points below which the text is cut instead of shrunk; the size itself when left out. */
  least?: number
  bold?: boolean
  color?: string
  align?: 'left' | 'center' | 'right'
  valign?: 'top' | 'middle' | 'bottom'
}

/** Writes a text into a box, shrunk or cut until it fits. */
export function write(slide: Slide, text: string, box: Box, style: TextStyle): void {
  const { size, least = size, bold = false, color = colour.ink } = style
  const fitted = fitText(text, { width: box.w, height: box.h }, { size, least, bold })
  if (fitted.text === '') return
  slide.addText(fitted.text, {
    ...box,
    fontSize: fitted.size,
    bold,
    color,
    align: style.align ?? 'left',
    valign: style.valign ?? 'top',
    rtlMode: fromRight(fitted.text),
    margin: 0,
    fit: 'none',
    // What stands on one line does so in a wider font too, rather than part a word.
    wrap: lineCount(fitted.text, { size: fitted.size, bold }, box.w) > 1,
    isTextBox: true,
  })
}

export interface Stroke {
  color: string
  /** Points. */
  width: number
  dashed?: boolean
  arrow?: boolean
}

export interface Point {
  x: number
  y: number
}

/** A straight line, with an arrow at its end where wanted. */
export function stroke(slide: Slide, from: Point, to: Point, style: Stroke): void {
  slide.addShape('line', {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    w: Math.abs(to.x - from.x),
    h: Math.abs(to.y - from.y),
    flipH: to.x < from.x,
    flipV: to.y < from.y,
    line: {
      color: style.color,
      width: style.width,
      dashType: style.dashed ? 'dash' : 'solid',
      ...(style.arrow ? { endArrowType: 'triangle' as const } : {}),
    },
  })
}

/** A filled shape without text; an outline where `edge` is given. */
export function shape(
  slide: Slide,
  kind: 'rect' | 'roundRect' | 'ellipse' | 'diamond',
  box: Box,
  { fill, edge }: { fill?: string; edge?: { color: string; width: number } },
): void {
  slide.addShape(kind, {
    ...box,
    ...(fill === undefined ? {} : { fill: { color: fill } }),
    ...(edge === undefined ? {} : { line: edge }),
    ...(kind === 'roundRect' ? { rectRadius: 0.1 } : {}),
  })
}

export interface Key {
  text: string
  color: string
  mark: 'circle' | 'square' | 'block' | 'hollow' | 'dash'
}

const keyType = { size: 16 } as const
const markSize = 0.17

/** One row that names what the marks of a chart mean. */
export function keys(
  slide: Slide,
  entries: readonly Key[],
  top: number,
  left: number = area.left,
): void {
  let x = left
  const room = (area.right - left) / entries.length - 0.8
  for (const { text, color, mark } of entries) {
    const width = mark === 'dash' || mark === 'block' || mark === 'hollow' ? 0.36 : markSize
    drawMark(slide, mark, { x, y: top + (0.3 - markSize) / 2, w: width, h: markSize }, color)
    const natural = measure(typed(text), keyType)
    const { text: shown } = fitLine(text, Math.max(Math.min(natural + 0.05, room + 0.4), 0.5), {
      ...keyType,
      least: keyType.size,
    })
    const length = measure(shown, keyType) + 0.1
    write(
      slide,
      shown,
      { x: x + width + 0.1, y: top, w: length, h: 0.3 },
      { ...keyType, color: colour.second, valign: 'middle' },
    )
    x += width + 0.1 + length + 0.4
  }
}

function drawMark(slide: Slide, mark: Key['mark'], box: Box, color: string): void {
  switch (mark) {
    case 'circle':
      shape(slide, 'ellipse', box, { fill: color })
      return
    case 'square':
    case 'block':
      shape(slide, 'rect', box, { fill: color })
      return
    case 'hollow':
      shape(slide, 'rect', box, { fill: colour.ground, edge: { color, width: 2 } })
      return
    case 'dash': {
      const y = box.y + box.h / 2
      stroke(slide, { x: box.x, y }, { x: box.x + box.w, y }, { color, width: 2.25, dashed: true })
      return
    }
    default:
      mark satisfies never
  }
}

/** "and 3 more in the report": nothing is left out in silence. */
export function moreText(count: number): string {
  return `… and ${count} more in the report`
}
