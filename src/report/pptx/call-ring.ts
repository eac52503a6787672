/** Slide 2: the services' calls as shapes, a ring before the fix and a queue after it. */
import type { CallPanel, CallRing } from '../chart-spec'
import { type Slide, type Stroke, shape, stroke, write } from './draw'
import { area, colour } from './look'
import { fitLine, measure } from './measure'

const node = { w: 2.2, h: 0.8 } as const
const panelWidth = 5.75
const upper = 2.95
const lower = 4.85
const gap = 0.1

export function callRing(slide: Slide, spec: CallRing): void {
  const left = area.left
  const right = area.right - panelWidth
  stroke(
    slide,
    { x: 6.667, y: area.top },
    { x: 6.667, y: area.bottom },
    { color: colour.line, width: 1 },
  )
  ringBefore(slide, spec, left)
  queueAfter(slide, spec, right)
}

function ringBefore(slide: Slide, spec: CallRing, x: number): void {
  const [a, b, c] = spec.services
  const call: Stroke = { color: colour.before, width: 4, arrow: true }
  caption(slide, spec.before, x, colour.before)
  const top = x + panelWidth / 2
  const [first, second] = [x + node.w / 2, x + panelWidth - node.w / 2]
  service(slide, a, top, upper, colour.failure)
  service(slide, b, second, lower, colour.failure)
  service(slide, c, first, lower, colour.failure)
  const [under, over] = [upper + node.h / 2 + gap, lower - node.h / 2 - gap]
  stroke(slide, { x: top + 0.55, y: under }, { x: second, y: over }, call)
  stroke(
    slide,
    { x: second - node.w / 2 - gap, y: lower },
    { x: first + node.w / 2 + gap, y: lower },
    call,
  )
  stroke(
    slide,
    { x: first, y: over },
    { x: top - 0.55, y: under },
    { color: colour.failure, width: 4.5, arrow: true, dashed: true },
  )
  write(
    slide,
    spec.ringLabel,
    { x, y: (under + over) / 2 - 0.38, w: 1.6, h: 0.36 },
    {
      size: 20,
      least: 14,
      bold: true,
      color: colour.failureText,
      align: 'right',
      valign: 'middle',
    },
  )
  figure(slide, spec.before, x, colour.failureText)
}

function queueAfter(slide: Slide, spec: CallRing, x: number): void {
  const [a, b, c] = spec.services
  const call: Stroke = { color: colour.after, width: 4, arrow: true }
  caption(slide, spec.after, x, colour.afterText)
  const [first, second] = [x + node.w / 2, x + panelWidth - node.w / 2]
  const top = second - 0.55
  service(slide, a, top, upper, colour.after)
  service(slide, b, second, lower, colour.after)
  service(slide, c, first, lower, colour.after)
  const [under, over] = [upper + node.h / 2 + gap, lower - node.h / 2 - gap]
  stroke(slide, { x: top + 0.3, y: under }, { x: second + 0.15, y: over }, call)
  stroke(
    slide,
    { x: second - node.w / 2 - gap, y: lower },
    { x: first + node.w / 2 + gap, y: lower },
    call,
  )
  if (spec.cut) queue(slide, first, upper)
  const end = spec.cut ? { x: first, y: upper + 0.55 } : { x: top - 0.55, y: under }
  stroke(slide, { x: first, y: over }, end, call)
  write(
    slide,
    spec.queueLabel,
    { x: first + 0.52, y: upper - 0.36, w: 1.3, h: 0.72 },
    { size: 18, least: 13, bold: true, valign: 'middle' },
  )
  // Right of the call to a queue; left of the one that goes on, which leans over to the right.
  const middle = (under + over) / 2
  const guard = spec.cut
    ? { x: first + 0.22, y: middle - 0.1, w: 2.4 }
    : { x: x - 0.1, y: middle - 0.42, w: 1.9 }
  write(
    slide,
    spec.breakerLabel,
    { ...guard, h: 0.36 },
    { size: 18, least: 13, valign: 'middle', align: spec.cut ? 'left' : 'right' },
  )
  figure(slide, spec.after, x, colour.afterText)
}

function caption(slide: Slide, { caption: text }: CallPanel, x: number, color: string): void {
  write(
    slide,
    text,
    { x, y: area.top, w: panelWidth - 0.1, h: 0.42 },
    { size: 20, least: 14, bold: true, color, valign: 'middle' },
  )
}

function service(slide: Slide, name: string, x: number, y: number, color: string): void {
  const box = { x: x - node.w / 2, y: y - node.h / 2, ...node }
  shape(slide, 'roundRect', box, { fill: colour.ground, edge: { color, width: 4 } })
  write(
    slide,
    name,
    { ...box, x: box.x + 0.12, w: box.w - 0.24 },
    { size: 20, least: 12, bold: true, align: 'center', valign: 'middle' },
  )
}

/** A box with three messages in it. */
function queue(slide: Slide, x: number, y: number): void {
  shape(
    slide,
    'roundRect',
    { x: x - 0.4, y: y - 0.4, w: 0.8, h: 0.8 },
    { fill: colour.ground, edge: { color: colour.after, width: 4 } },
  )
  for (const offset of [-0.16, 0, 0.16]) {
    shape(
      slide,
      'rect',
      { x: x + offset - 0.035, y: y - 0.15, w: 0.07, h: 0.3 },
      { fill: colour.after },
    )
  }
}

function figure(slide: Slide, panel: CallPanel, x: number, color: string): void {
  const box = { x, y: 5.78, w: panelWidth - 0.2, h: 0.85 }
  if (panel.figure === null) {
    write(slide, 'not recorded', box, {
      size: 28,
      bold: true,
      color: colour.second,
      valign: 'middle',
    })
    return
  }
  const type = { size: 44, bold: true }
  const fitted = fitLine(panel.figure, 2.6, { ...type, least: 20 })
  // Room for a wider font than ours, or the figure would break.
  const w = measure(fitted.text, { ...type, size: fitted.size }) + 0.3
  write(slide, fitted.text, { ...box, w }, { ...type, size: fitted.size, color, valign: 'middle' })
  write(
    slide,
    panel.figureNote,
    { x: x + w, y: box.y + 0.05, w: box.w - w, h: box.h },
    { size: 20, least: 14, color: colour.second, valign: 'middle' },
  )
}
