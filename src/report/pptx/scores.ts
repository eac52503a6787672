/** Slide 7: the team's own scores, with its notes beside them. */
import type { Scores } from '../chart-spec'
import { type SeriesStyle, series } from './chart'
import type { Slide } from './draw'
import { colour } from './look'
import { radar, tableLeft, tableTop, tableWidth } from './radar'
import { table } from './table'

export function scores(slide: Slide, spec: Scores): readonly SeriesStyle[] {
  const { axes } = spec
  radar(
    slide,
    [
      series(
        'score',
        axes.map(({ name }) => name),
        axes.map(({ score }) => score),
      ),
    ],
    spec.alt,
    {
      chartColors: [colour.before],
      valAxisMinVal: 0,
      valAxisMaxVal: 5,
      layout: { x: 0.32, y: 0.12, w: 0.42, h: 0.76 },
      catAxisLabelFontSize: 14,
      valAxisMajorUnit: 1,
      valAxisLabelFormatCode: '0',
      x: 0.45,
      y: 1.95,
      w: 6.3,
      h: 4.8,
    },
  )
  table(
    slide,
    axes.map(({ name, score, scoreText, note, lowest }) => [
      { text: name, bold: true },
      {
        text: lowest ? `${scoreText}, lowest` : scoreText,
        bold: true,
        color: lowest ? colour.failureText : score === null ? colour.second : colour.before,
      },
      { text: note, color: colour.second },
    ]),
    {
      x: tableLeft,
      y: tableTop,
      columns: [
        { head: 'Question', width: 1.95 },
        { head: 'Score', width: 1.35 },
        { head: 'Note', width: tableWidth - 3.3 },
      ],
      rowHeight: 0.98,
      size: 17,
      least: 13,
    },
  )
  return []
}
