/** Slide 6: six KPIs as shares of their targets, the figures themselves beside them. */
import type { KpiRadar } from '../chart-spec'
import { type SeriesStyle, series } from './chart'
import { keys, type Slide } from './draw'
import { colour } from './look'
import { radar, tableLeft, tableTop, tableWidth } from './radar'
import { table } from './table'

export function kpiRadar(slide: Slide, spec: KpiRadar): readonly SeriesStyle[] {
  const { axes } = spec
  const labels = axes.map(({ name }) => name)
  radar(
    slide,
    [
      series(
        'target',
        labels,
        axes.map(() => 1),
      ),
      series(
        'before the fix',
        labels,
        axes.map(({ before }) => before),
      ),
      series(
        'after the fix',
        labels,
        axes.map(({ after }) => after),
      ),
    ],
    spec.alt,
    {
      layout: { x: 0.24, y: 0.13, w: 0.52, h: 0.74 },
      chartColors: [colour.second, colour.before, colour.after],
      // Below zero, so that nothing of a target is a ring to be seen and not a point.
      valAxisMinVal: -0.25,
      valAxisMaxVal: 1,
      valAxisMajorUnit: 0.25,
      valAxisLabelFormatCode: '0%',
    },
  )
  keys(
    slide,
    [
      { text: 'before', color: colour.before, mark: 'circle' },
      { text: 'after', color: colour.after, mark: 'square' },
      { text: 'target', color: colour.second, mark: 'dash' },
    ],
    1.93,
  )
  table(
    slide,
    axes.map(({ name, figures, target }) => [
      { text: name, bold: true },
      { text: figures },
      { text: target.replace(/^target:? /, ''), color: colour.second },
    ]),
    {
      x: tableLeft,
      y: tableTop,
      columns: [
        { head: 'KPI', width: 1.75 },
        { head: 'Before → after', width: 2.6 },
        { head: 'Target', width: tableWidth - 4.35 },
      ],
      rowHeight: 0.68,
      size: 17,
      least: 13,
    },
  )
  return [{ dashed: true, bare: true }, {}, { marker: 'square' }]
}
