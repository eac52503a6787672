/** Slide 4: stretches on the drill's clock as shapes, for PowerPoint has no chart with a start and an end; noise pale with an outline. */
import type { HerringTimeline, Span } from '../chart-spec'
import { type Axis, clockAxis, ticksOf } from './axis'
import { moreText, type Slide, shape, stroke, write } from './draw'
import { area, type Box, colour } from './look'
import { measure, typed } from './measure'

type Row = HerringTimeline['rows'][number]

const mostRows = 6
const nameWidth = 4.7
const left = area.left + nameWidth + 0.25
const bottom = 5.95

export function herringTimeline(slide: Slide, spec: HerringTimeline): void {
  const over = spec.rows.length - mostRows
  const rows = over > 0 ? spec.rows.slice(0, mostRows) : spec.rows
  const spans = rows.flatMap((row) => row.spans)
  const axis =
    spans.length === 0
      ? clockAxis(0, 60)
      : clockAxis(
          Math.min(...spans.map(({ from }) => from)),
          Math.max(...spans.map(({ to }) => to)),
        )
  const x = (minute: number) =>
    left + ((area.right - left) * (minute - axis.min)) / (axis.max - axis.min)
  drawClock(slide, axis, x, spec.xTitle)
  const pitch = (bottom - area.top) / Math.max(rows.length, 1)
  rows.forEach((row, index) => {
    drawRow(slide, row, { x: area.left, y: area.top + index * pitch, w: nameWidth, h: pitch }, x)
  })
  if (over > 0) {
    write(
      slide,
      moreText(over),
      { x: area.left, y: 6.35, w: nameWidth, h: 0.35 },
      { size: 16, color: colour.second },
    )
  }
}

function drawClock(slide: Slide, axis: Axis, x: (minute: number) => number, title: string): void {
  for (const minute of ticksOf(axis)) {
    const at = x(minute)
    stroke(slide, { x: at, y: area.top }, { x: at, y: bottom }, { color: colour.line, width: 1 })
    const last = minute === axis.max
    write(
      slide,
      clockText(minute),
      { x: last ? at - 0.9 : at - 0.45, y: bottom + 0.06, w: 0.9, h: 0.3 },
      { size: 16, color: colour.second, align: last ? 'right' : 'center' },
    )
  }
  write(
    slide,
    title,
    { x: left, y: bottom + 0.4, w: area.right - left, h: 0.32 },
    { size: 16, color: colour.second, align: 'center' },
  )
}

/** Name and note beside the bars, so that neither can run into them. */
function drawRow(slide: Slide, row: Row, place: Box, x: (minute: number) => number): void {
  const tall = place.h > 0.9
  const name = tall ? { size: 18, least: 14 } : { size: 16, least: 14 }
  const text = { x: place.x, w: place.w }
  const middle = place.y + place.h / 2
  write(
    slide,
    row.name,
    { ...text, y: middle - (tall ? 0.45 : 0.31), h: tall ? 0.45 : 0.32 },
    { ...name, bold: true, valign: 'bottom' },
  )
  write(
    slide,
    row.note,
    { ...text, y: middle + 0.02, h: tall ? 0.36 : 0.3 },
    { size: tall ? 16 : 14, least: 13, color: colour.second },
  )
  for (const { span, top, height } of lanesOf(row.spans, place.y, place.h)) {
    const bar = { x: x(span.from), y: top, w: Math.max(x(span.to) - x(span.from), 0.05), h: height }
    shape(slide, 'rect', bar, spanLook(span.kind))
    writeSpan(slide, span, bar, row.spans.length === 1)
  }
}

/** One lane; two where work on noise and on failures went on at the same time. */
function lanesOf(
  spans: readonly Span[],
  top: number,
  pitch: number,
): { span: Span; top: number; height: number }[] {
  const noise = spans.filter(({ kind }) => kind === 'noise')
  const split = spans.some(
    ({ kind, from, to }) =>
      kind !== 'noise' && noise.some((other) => other.from < to && from < other.to),
  )
  const bar = Math.min(pitch * (split ? 0.84 : 0.62), split ? 0.9 : 0.7)
  const start = top + (pitch - bar) / 2
  const lane = bar / 2 - 0.03
  return spans.map((span) => {
    if (!split) return { span, top: start, height: bar }
    return { span, top: span.kind === 'noise' ? start : start + bar - lane, height: lane }
  })
}

/** The span's word, in its bar; behind a bar that is too short for it where nothing else stands. */
function writeSpan(slide: Slide, span: Span, bar: Box, alone: boolean): void {
  const type = { size: bar.h < 0.4 ? 14 : 16, bold: true }
  const style = { ...type, valign: 'middle' as const }
  const w = measure(typed(span.text), type) + 0.02
  const end = bar.x + bar.w + 0.1
  if (bar.h >= 0.26 && w <= bar.w - 0.15) {
    const color = span.kind === 'noise' ? colour.ink : colour.ground
    write(slide, span.text, { ...bar, x: bar.x + 0.1, w: bar.w - 0.13 }, { ...style, color })
  } else if (alone && end + w <= area.right) {
    write(slide, span.text, { ...bar, x: end, w }, style)
  }
}

function spanLook(kind: Span['kind']): { fill: string; edge?: { color: string; width: number } } {
  switch (kind) {
    case 'noise':
      return { fill: colour.noisePale, edge: { color: colour.noise, width: 2.5 } }
    case 'failure':
      return { fill: colour.failureText }
    case 'work':
      return { fill: colour.before }
    default:
      return kind satisfies never
  }
}

/** "0:45" */
function clockText(minute: number): string {
  const whole = Math.abs(Math.round(minute))
  return `${minute < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
