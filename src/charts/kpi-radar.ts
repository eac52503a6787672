/** Slide 6: shares of target on six axes, before and after the fix. The inner ring is zero, the dashed one the target. */
import type { KpiRadar } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import { radial, vertex, type Wheel, wheelArea } from './radar'
import { type ChartConfig, type JsonObject, margin, right, sheet, type Words } from './sheet'
import { clean, cut, measure, type Type } from './text'

const nameType: Type = { size: 25, weight: 600 }
const figureType: Type = { size: 24, weight: 400 }
const targetType: Type = { size: 22, weight: 400 }
const blockHeight = 86
const cornerGap = 50
const sideGap = 30

export function kpiRadar(spec: KpiRadar): ChartConfig {
  const head = heading(spec)
  const top = head.bottom + 10
  const room = 588 - top
  const wheel: Wheel = {
    centreX: 500,
    centreY: top + room / 2,
    radius: Math.min((room / 2 - 44) / Math.cos(Math.PI / 6), 206),
    startAngle: 330,
  }
  const { axes } = spec
  return sheet({
    type: 'radar',
    area: wheelArea(wheel),
    labels: axes.map(({ name }) => name),
    datasets: [
      {
        ...series(
          'before',
          axes.map(({ before }) => before),
        ),
        borderColor: palette.before,
        backgroundColor: '#0072B266',
        pointStyle: 'circle',
        pointRadius: 9,
        pointBackgroundColor: palette.before,
        order: 1,
      },
      {
        ...series(
          'after',
          axes.map(({ after }) => after),
        ),
        borderColor: palette.after,
        backgroundColor: palette.afterPale,
        pointStyle: 'rect',
        pointRadius: 10,
        pointBackgroundColor: palette.after,
        order: 2,
      },
      {
        ...series(
          'target',
          axes.map(() => 1),
        ),
        borderColor: palette.second,
        backgroundColor: 'transparent',
        borderDash: [12, 8],
        borderWidth: 4,
        pointRadius: 0,
        order: 3,
      },
    ],
    // Starting below zero keeps zero apart from the centre, where an axis without a value would end.
    scales: {
      r: radial(wheel, { min: -25, max: 100, step: 25 }, [
        palette.line,
        palette.second,
        palette.line,
        palette.line,
        palette.line,
        palette.line,
      ]),
    },
    words: [...head.words, ...axes.flatMap((axis, index) => beside(axis, wheel, index))],
  })
}

function series(label: string, shares: readonly (number | null)[]): JsonObject {
  return {
    label,
    data: shares.map((share) => (share === null ? null : Math.min(Math.max(share, 0), 1) * 100)),
    fill: true,
    spanGaps: false,
    borderWidth: 5,
    borderJoinStyle: 'round',
    pointBorderColor: palette.ground,
    pointBorderWidth: 2,
    clip: false,
  }
}

function beside(axis: KpiRadar['axes'][number], wheel: Wheel, index: number): Words[] {
  const { x, y, side } = vertex(wheel, index, 6)
  const centre = Math.abs(y - wheel.centreY) < 1
  const gap = centre ? sideGap : cornerGap
  const at = side === 'end' ? x - gap : x + gap
  const width = side === 'end' ? at - margin + 8 : right + 8 - at
  const figures = measure(clean(axis.figures), figureType) > width ? targetType : figureType
  // Beside the upper and lower corners the block keeps to the wheel's own height.
  const top = centre ? y - blockHeight / 2 - 8 : y < wheel.centreY ? y - 42 : y + 42 - blockHeight
  const words = (type: Type, text: string, color: string, dy: number): Words => ({
    ...type,
    x: at,
    y: top + dy,
    text: cut(text, type, width),
    color,
    align: side,
  })
  return [
    words(nameType, axis.name, palette.ink, 0),
    words(figures, axis.figures, palette.ink, 30),
    words(targetType, axis.target, palette.second, 60),
  ]
}
