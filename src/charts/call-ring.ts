/** Slide 2: three services as nodes, their calls as arrows; the same geometry before and after the fix. */
import type { CallPanel, CallRing } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import { type ChartConfig, hidden, type JsonObject, margin, rule, sheet, type Words } from './sheet'
import { clean, cut, measure, type Type, wrap } from './text'

type Point = readonly [number, number]

const captionType: Type = { size: 28, weight: 600 }
const figureType: Type = { size: 56, weight: 700 }
const labelType: Type = { size: 24, weight: 600 }
const plainType: Type = { size: 24, weight: 400 }

const panelWidth = 444
const secondPanel = 491
const radius = 62
/** Half the side of the queue's box, and what it is of a rounded square's radius. */
const boxed = 42
const roundedSide = 0.86
/** Where the nodes stand in a panel 290 px high, from its left and top. */
const places = { a: [244, 58], b: [378, 238], c: [96, 238], queue: [96, 50] } as const

export function callRing(spec: CallRing): ChartConfig {
  const head = heading(spec)
  const captionY = head.bottom + (head.bottom > 80 ? 8 : 18)
  const top = captionY + (head.bottom > 80 ? 72 : 88)
  const at = (panel: 0 | 1, [x, y]: Point): Point => [margin + panel * secondPanel + x, top + y]
  const before = { a: at(0, places.a), b: at(0, places.b), c: at(0, places.c) }
  const after = {
    a: at(1, places.a),
    b: at(1, places.b),
    c: at(1, places.c),
    queue: at(1, places.queue),
  }
  const divider = margin + secondPanel - 29
  return sheet({
    type: 'scatter',
    area: { left: 0, top: 0, right: 1000, bottom: 600 },
    datasets: [
      nodes([before.a, before.b, before.c], palette.failure, 'circle'),
      nodes([after.a, after.b, after.c], palette.after, 'circle'),
      ...(spec.cut ? queue(after.queue) : []),
      ...arrow(before.a, before.b, palette.before),
      ...arrow(before.b, before.c, palette.before),
      ...arrow(before.c, before.a, palette.failure, [17, 11]),
      ...arrow(after.a, after.b, palette.after),
      ...arrow(after.b, after.c, palette.after),
      ...(spec.cut
        ? arrow(after.c, after.queue, palette.after, [], boxed)
        : arrow(after.c, after.a, palette.after)),
      rule(
        [
          [divider, captionY],
          [divider, 574],
        ],
        { color: palette.line, width: 2 },
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: 1000 },
      y: { ...hidden('y'), min: 0, max: 600, reverse: true },
    },
    words: [
      ...head.words,
      ...caption(spec.before, margin, captionY, palette.before, palette.failureText),
      ...caption(spec.after, margin + secondPanel, captionY, palette.afterText, palette.afterText),
      ...[before, after].flatMap((panel) =>
        [panel.a, panel.b, panel.c].flatMap((place, index) =>
          nodeName(spec.services[index] ?? '', place),
        ),
      ),
      centred(
        cut(spec.queueLabel, labelType, 210),
        labelType,
        [after.queue[0], after.queue[1] - boxed - 38],
        palette.ink,
      ),
      ...breaker(spec, after.c),
      {
        ...labelType,
        x: before.c[0] + 46,
        y: before.c[1] - 124,
        text: cut(spec.ringLabel, labelType, 140),
        color: palette.failureText,
        align: 'end',
      },
    ],
  })
}

/** Beside the call that it guards: right of the one to a queue, left of the one that goes on. */
function breaker({ breakerLabel, cut: isCut }: CallRing, [x, y]: Point): Words[] {
  if (breakerLabel === '') return []
  return wrap(breakerLabel, plainType, isCut ? 170 : 120, 2).map((text, index) => ({
    ...plainType,
    x: isCut ? x + 22 : x + 46,
    y: (isCut ? y - 108 : y - 136) + index * 28,
    text,
    color: palette.ink,
    align: isCut ? 'start' : 'end',
    halo: true,
  }))
}

/** A box with three messages in it. */
function queue([x, y]: Point): JsonObject[] {
  const messages = [-14, 0, 14].map((offset) =>
    rule(
      [
        [x + offset, y - 14],
        [x + offset, y + 14],
      ],
      { color: palette.after, width: 7, order: 1 },
    ),
  )
  return [nodes([[x, y]], palette.after, 'rectRounded'), ...messages]
}

function nodes(points: readonly Point[], color: string, pointStyle: string): JsonObject {
  return {
    label: '',
    data: points.map(([x, y]) => ({ x, y })),
    pointStyle,
    pointRadius: pointStyle === 'circle' ? radius - 3 : boxed / roundedSide,
    pointBorderWidth: 6,
    backgroundColor: palette.ground,
    borderColor: color,
    showLine: false,
    clip: false,
    order: 3,
  }
}

/** A line from rim to rim and a turned triangle as its head. */
function arrow(
  from: Point,
  to: Point,
  color: string,
  dash: readonly number[] = [],
  targetRadius: number = radius,
): JsonObject[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const along = (distance: number): Point => [
    from[0] + (dx * distance) / length,
    from[1] + (dy * distance) / length,
  ]
  const [x, y] = along(length - targetRadius - 22)
  return [
    rule([along(radius + 8), along(length - targetRadius - 26)], {
      color,
      width: dash.length > 0 ? 8 : 6,
      dash,
    }),
    {
      label: '',
      data: [{ x, y }],
      pointStyle: 'triangle',
      pointRadius: 17,
      pointRotation: (Math.atan2(dy, dx) * 180) / Math.PI + 90,
      backgroundColor: color,
      borderColor: color,
      showLine: false,
      clip: false,
      order: 4,
    },
  ]
}

/** A letter stands large; a name on one line or two, parted at its hyphen. */
function nodeName(name: string, [x, y]: Point): Words[] {
  const type: Type = { size: name.length > 2 ? 22 : 36, weight: 700 }
  const line = type.size * 1.2
  const parts = measure(name, type) <= widest(line / 2) ? [name] : partsOf(name)
  return parts.map((part, index) => {
    const top = y + (index - parts.length / 2) * line
    return centred(cut(part, type, widest((line * parts.length) / 2)), type, [x, top], palette.ink)
  })
}

/** What fits into a node at so many px above or below its middle. */
function widest(off: number): number {
  return 2 * Math.sqrt((radius - 5) ** 2 - off ** 2) + 6
}

function partsOf(name: string): string[] {
  const [, first, rest] = /^(.{2,}?[-_ .])(.+)$/u.exec(name) ?? []
  return first && rest ? [first, rest] : [name]
}

function centred(text: string, type: Type, [x, y]: Point, color: string): Words {
  return { ...type, x, y, text, color, align: 'center' }
}

/** As large as it fits on one line; never smaller than can be read. */
function fitted(text: string, width: number): Type {
  const line = clean(text)
  const sizes = [28, 27, 26, 25, 24, 23]
  const size = sizes.find((each) => measure(line, { ...captionType, size: each }) <= width)
  return { ...captionType, size: size ?? 22 }
}

function caption(
  panel: CallPanel,
  x: number,
  y: number,
  color: string,
  figureColor: string,
): Words[] {
  const shown = clean(panel.figure ?? 'not recorded')
  const over = fitted(panel.caption, panelWidth)
  const type = measure(shown, figureType) <= 210 ? figureType : captionType
  return [
    {
      ...over,
      x,
      y: y + (captionType.size - over.size) * 0.6,
      text: cut(panel.caption, over, panelWidth),
      color,
      align: 'start',
    },
    {
      ...type,
      x,
      y: 564 - type.size * 0.96,
      text: cut(shown, type, 210),
      color: figureColor,
      align: 'start',
    },
    {
      ...plainType,
      x: x + Math.min(measure(shown, type), 210) + 28,
      y: 541,
      text: cut(panel.figureNote, plainType, 270),
      color: palette.second,
      align: 'start',
    },
  ]
}
