/** A slide without data: says so, and what fills it. */
import type { Missing } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import { type Area, type ChartConfig, margin, right, rule, sheet, type Words } from './sheet'
import { cut, type Type, wrap } from './text'

const wordType: Type = { size: 44, weight: 600 }
const commandType: Type = { size: 28, weight: 600 }
const fillsType: Type = { size: 25, weight: 400 }

export function missing(spec: Missing): ChartConfig {
  const head = heading(spec)
  const area: Area = { left: margin, top: head.bottom, right, bottom: 570 }
  const top = (area.top + area.bottom) / 2 - 100
  const width = right - margin - 40
  const words = (type: Type, y: number, text: string, color: string): Words => ({
    ...type,
    x: margin + 32,
    y,
    text,
    color,
    align: 'start',
  })
  return sheet({
    type: 'scatter',
    area,
    datasets: [
      rule(
        [
          [margin + 2, top],
          [margin + 2, top + 190],
        ],
        { color: palette.track, width: 4, dash: [12, 8] },
      ),
    ],
    scales: { x: { display: false }, y: { display: false } },
    words: [
      ...head.words,
      words(wordType, top, 'not recorded', palette.ink),
      words(commandType, top + 74, cut(spec.command, commandType, width), palette.ink),
      ...wrap(spec.fills, fillsType, width, 2).map((text, index) =>
        words(fillsType, top + 118 + index * 32, text, palette.second),
      ),
    ],
  })
}
