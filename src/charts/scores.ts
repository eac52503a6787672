/** Slide 7: the team's four scores, 0 to 5; the lowest is a vermilion diamond. */
import type { ScoreAxis, Scores } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import { radial, vertex, type Wheel, wheelArea } from './radar'
import { type ChartConfig, margin, right, sheet, type Words } from './sheet'
import { cut, type Type, wrap } from './text'

const scoreType: Type = { size: 34, weight: 700 }
const nameType: Type = { size: 25, weight: 600 }
const noteType: Type = { size: 22, weight: 400 }
const gap = 24

export function scores(spec: Scores): ChartConfig {
  const head = heading(spec)
  const top = head.bottom + 14
  const room = 588 - top
  // A block of words reaches 62 px beyond its corner.
  const half = Math.min(room / 2 - 62, 163)
  const wheel: Wheel = {
    centreX: 500,
    centreY: top + room / 2,
    radius: half * Math.SQRT2,
    startAngle: 315,
  }
  const { axes } = spec
  const color = axes.map(({ lowest }) => (lowest ? palette.failure : palette.before))
  return sheet({
    type: 'radar',
    area: wheelArea(wheel),
    labels: axes.map(({ name }) => name),
    datasets: [
      {
        label: 'score',
        data: axes.map(({ score }) => (score === null ? null : Math.min(Math.max(score, 0), 5))),
        fill: true,
        spanGaps: false,
        borderColor: palette.before,
        backgroundColor: palette.beforePale,
        borderWidth: 5,
        pointStyle: axes.map(({ lowest }) => (lowest ? 'rectRot' : 'circle')),
        pointRadius: axes.map(({ lowest }) => (lowest ? 14 : 10)),
        pointBackgroundColor: color,
        pointBorderColor: palette.ground,
        pointBorderWidth: 3,
        clip: false,
      },
    ],
    scales: {
      r: radial(wheel, { min: 0, max: 5, step: 1 }, [
        palette.line,
        palette.line,
        palette.line,
        palette.line,
        palette.line,
        palette.second,
      ]),
    },
    words: [...head.words, ...axes.flatMap((axis, index) => beside(axis, wheel, index))],
  })
}

function beside(axis: ScoreAxis, wheel: Wheel, index: number): Words[] {
  const { x, y, side } = vertex(wheel, index, 4)
  const at = side === 'end' ? x - gap : x + gap
  const width = side === 'end' ? at - margin : right - at
  const notes = axis.note === '' ? [] : wrap(axis.note, noteType, width, 2)
  const scored = axis.score === null ? nameType : scoreType
  const height = 71 + notes.length * 28
  const top = y < wheel.centreY ? y - 62 : y + 62 - height
  const color =
    axis.score === null ? palette.second : axis.lowest ? palette.failureText : palette.before
  const words = (type: Type, text: string, ink: string, dy: number): Words => ({
    ...type,
    x: at,
    y: top + dy,
    text: cut(text, type, width),
    color: ink,
    align: side,
  })
  return [
    words(scored, axis.scoreText, color, 0),
    words(nameType, axis.name, palette.ink, 41),
    ...notes.map((note, line) => words(noteType, note, palette.second, 72 + line * 28)),
  ]
}
