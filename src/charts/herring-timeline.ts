/** Slide 4: bars on the drill's clock; noise pale with an outline, failures and work solid. */
import type { HerringTimeline, Span } from '../report/chart-spec'
import { hatch } from './hatch'
import { heading } from './heading'
import { palette } from './palette'
import {
  type Area,
  type ChartConfig,
  hidden,
  type JsonObject,
  lineHeight,
  margin,
  right,
  rowCentres,
  rule,
  sheet,
  type Words,
} from './sheet'
import { clean, cut, measure, type Type } from './text'
import { clockTicks, type Ticks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const mostRows = 6

export function herringTimeline(spec: HerringTimeline): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const ticks = clock(rows)
  const area: Area = { left: margin, top: head.bottom + 10, right: right, bottom: 502 }
  const x = (minute: number) =>
    area.left + ((area.right - area.left) * (minute - ticks.min)) / (ticks.max - ticks.min)
  const pitch = (area.bottom - area.top) / rows.length
  const nameType: Type = { size: pitch < 90 ? 22 : 26, weight: 600 }
  const over = nameType.size * lineHeight + 4
  const bar = Math.min(52, pitch - over - 8)
  const centres = rowCentres(area, rows.length)
  const placed = rows.map((row, index) => {
    const top = (centres[index] ?? 0) + (over - bar) / 2
    return { row, top, lanes: lanesOf(row.spans, top, bar) }
  })
  return sheet({
    type: 'bar',
    area,
    labels: rows.map(({ name }) => name),
    options: { indexAxis: 'y' },
    datasets: [
      ...placed.flatMap(({ lanes }) => lanes.map((lane) => floating(lane))),
      ...placed.flatMap(({ lanes }) => lanes.flatMap((lane) => hatched(lane, x))),
      ...ticks.values.map((value) =>
        rule(
          [
            [x(value), area.top],
            [x(value), area.bottom],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: ticks.min, max: ticks.max },
      // In px, so that a bar can stand below its name instead of mid-row.
      y: { ...hidden('y'), min: area.top, max: area.bottom, reverse: true },
    },
    words: [
      ...head.words,
      ...placed.flatMap(({ row, top, lanes }) => [
        ...rowWords(row, top, bar, nameType, x),
        ...lanes.flatMap((lane) => inside(lane, x)),
      ]),
      ...ticks.values.map((value, index): Words => {
        const align = index === 0 ? 'start' : index === ticks.values.length - 1 ? 'end' : 'center'
        return {
          ...tickType,
          x: x(value),
          y: 510,
          text: clockText(value),
          color: palette.second,
          align,
        }
      }),
      {
        ...tickType,
        x: (area.left + area.right) / 2,
        y: 547,
        text: spec.xTitle,
        color: palette.second,
        align: 'center',
      },
    ],
  })
}

/** The most of the sheet's width that is kept free behind the longest bar for its note. */
const mostNote = 0.34

/** The clock from the first span on, so far that notes fit behind their bars; longer ones go over them. */
function clock(rows: HerringTimeline['rows']): Ticks {
  const spans = rows.flatMap((row) => row.spans)
  if (spans.length === 0) return clockTicks(0, 60)
  const low = Math.min(...spans.map(({ from }) => from))
  const wanted = rows.map((row) => {
    const width = (measure(clean(row.note), { size: 25, weight: 400 }) + 20) / (right - margin)
    const end = Math.max(...row.spans.map(({ to }) => to), low)
    return width > mostNote ? end : low + (end - low) / (1 - width)
  })
  return clockTicks(low, Math.max(...wanted))
}

/** A span with its bar's place, px. */
interface Lane {
  span: Span
  top: number
  height: number
}

/** One lane; two where work on noise and on failures went on at the same time. */
function lanesOf(spans: readonly Span[], top: number, bar: number): Lane[] {
  const noise = spans.filter(({ kind }) => kind === 'noise')
  const split = spans.some(
    ({ kind, from, to }) =>
      kind !== 'noise' && noise.some((other) => other.from < to && from < other.to),
  )
  return spans.map((span) =>
    split
      ? { span, top: span.kind === 'noise' ? top : top + bar / 2, height: bar / 2 }
      : { span, top, height: bar },
  )
}

/** The name over its bar; the note behind the bar, or over it where there is no room. */
function rowWords(
  row: HerringTimeline['rows'][number],
  top: number,
  bar: number,
  nameType: Type,
  x: (minute: number) => number,
): Words[] {
  const end = Math.max(...row.spans.map(({ to }) => x(to)), margin)
  const noteType: Type = { size: Math.min(25, nameType.size), weight: 400 }
  const note = clean(row.note)
  const beside = end + 12 + measure(note, noteType) <= right
  const name = cut(row.name, nameType, (right - margin) * (beside ? 1 : 0.5))
  const room = right - margin - measure(name, nameType) - 30
  const over = { x: margin, y: top - nameType.size * lineHeight - 4 }
  const color = noteColor(row.spans)
  return [
    { ...nameType, ...over, text: name, color: palette.ink, align: 'start', halo: true },
    beside
      ? {
          ...noteType,
          x: end + 12,
          y: top + (bar - noteType.size * lineHeight) / 2,
          text: note,
          color,
          align: 'start',
          halo: true,
        }
      : {
          ...noteType,
          ...over,
          x: right,
          text: cut(note, noteType, room),
          color,
          align: 'end',
          halo: true,
        },
  ]
}

/** Noise is told from the rest by its lines too, in a print without colour. */
function hatched({ span, top, height }: Lane, x: (minute: number) => number): JsonObject[] {
  if (span.kind !== 'noise') return []
  const edge = 4
  const box = { left: x(span.from) + edge, right: x(span.to) - edge }
  if (box.right - box.left < edge) return []
  const lines = hatch({ ...box, top: top + edge, bottom: top + height - edge }, palette.noise, 14)
  return [{ ...lines, order: 0 }]
}

function floating({ span, top, height }: Lane): JsonObject {
  return {
    label: span.text,
    data: [{ x: [span.from, span.to], y: top + height / 2 }],
    grouped: false,
    barThickness: height,
    minBarLength: 4,
    order: 1,
    ...barStyle(span.kind),
  }
}

function barStyle(kind: Span['kind']): JsonObject {
  switch (kind) {
    case 'noise':
      return {
        backgroundColor: palette.noisePale,
        borderColor: palette.noise,
        borderWidth: 4,
        borderSkipped: false,
      }
    case 'failure':
      return { backgroundColor: palette.failure }
    case 'work':
      return { backgroundColor: palette.before }
    default:
      return kind satisfies never
  }
}

/** The span's word, where its bar has room for it. */
function inside({ span, top, height }: Lane, x: (minute: number) => number): Words[] {
  const type: Type = { size: height > 34 ? 25 : 22, weight: 600 }
  const room = x(span.to) - x(span.from) - 24
  const line = [span.text, span.text.split(' ').at(-1) ?? '']
    .map(clean)
    .find((text) => measure(text, type) <= room)
  if (height < 24 || line === undefined) return []
  return [
    {
      ...type,
      x: x(span.from) + 14,
      y: top + (height - type.size * lineHeight) / 2,
      text: line,
      color: span.kind === 'noise' ? palette.ink : palette.ground,
      align: 'start',
      ...(span.kind === 'noise' ? { halo: palette.noisePale } : {}),
    },
  ]
}

function noteColor(spans: readonly Span[]): string {
  const kind = spans.at(-1)?.kind
  switch (kind) {
    case 'noise':
      return palette.noiseText
    case 'failure':
      return palette.failureText
    case 'work':
      return palette.before
    case undefined:
      return palette.second
    default:
      return kind satisfies never
  }
}

function clockText(minute: number): string {
  const sign = minute < 0 ? '−' : ''
  const whole = Math.abs(minute)
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
