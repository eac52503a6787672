/** A slide that nothing fills yet: it says so, and what fills it. */
import type { Missing } from '../chart-spec'
import { type Slide, shape, write } from './draw'
import { area, areaWidth, colour } from './look'

export function missing(slide: Slide, spec: Missing): void {
  const x = area.left + 0.4
  const w = areaWidth - 0.4
  shape(slide, 'rect', { x: area.left, y: 2.5, w: 0.08, h: 2.5 }, { fill: colour.track })
  write(
    slide,
    'not recorded',
    { x, y: 2.42, w, h: 1 },
    { size: 54, bold: true, color: colour.second, valign: 'middle' },
  )
  write(
    slide,
    spec.command,
    { x, y: 3.6, w, h: 0.55 },
    { size: 28, least: 18, bold: true, valign: 'middle' },
  )
  // A command within the sentence is marked for a chat.
  const fills = spec.fills.replaceAll('`', '')
  write(
    slide,
    fills,
    { x, y: 4.25, w: Math.min(w, 10.5), h: 1 },
    { size: 22, least: 16, color: colour.second },
  )
}
