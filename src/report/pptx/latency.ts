/** Slide 3: two columns a row, before and after the fix; the limit is a series of its own, so it moves with its figure. */
import type { Latency } from '../chart-spec'
import { wholeAxis } from './axis'
import { chartOptions, labelSize, type SeriesStyle, series } from './chart'
import { keys, type Slide } from './draw'
import { below, colour } from './look'
import { fitLine } from './measure'

const notRecorded = 'not recorded'

export function latency(slide: Slide, spec: Latency): readonly SeriesStyle[] {
  const { rows, limit } = spec
  // The limit's name stands over an empty place of its own, behind the last row.
  const labels = [...rows.map(rowLabel), ...(limit ? [' '] : [])]
  const values = rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0])
  const axis = wholeAxis(0, Math.max(...values, limit?.value ?? 0))
  const columns = [
    series(
      spec.beforeName,
      labels,
      rows.map(({ before }) => before),
    ),
    series(
      spec.afterName,
      labels,
      rows.map(({ after }) => after),
    ),
  ]
  const options = {
    ...chartOptions(below(2.4), spec.alt),
    valAxisMinVal: 0,
    valAxisMaxVal: axis.max,
    valAxisMajorUnit: axis.step,
    valAxisLabelFormatCode: `General"\u00a0${spec.unit}"`,
    catAxisLineShow: true,
  }
  const bars = {
    type: 'bar' as const,
    data: columns,
    options: {
      barDir: 'col' as const,
      barGrouping: 'clustered' as const,
      barGapWidthPct: rows.length < 3 ? 160 : 40,
      chartColors: [colour.before, colour.after],
      showValue: true,
      dataLabelFontSize: rows.length > 5 ? 15 : 18,
      dataLabelPosition: 'outEnd' as const,
      dataLabelFormatCode: `[=0]0"\u00a0${spec.unit}";[<1]0.0#"\u00a0${spec.unit}";0.0"\u00a0${spec.unit}"`,
    },
  }
  const line = limit && {
    type: 'line' as const,
    data: [
      series(
        limit.text,
        labels,
        labels.map(() => limit.value),
      ),
    ],
    options: { chartColors: [colour.second], lineSize: 0, lineDataSymbol: 'none' as const },
  }
  // For a chart of two types the writer takes its options where the data of a single one stand,
  // and must not take a list's own `fill` for a colour.
  const asList = Object.assign([], options, { fill: undefined })
  slide.addChart(line ? [bars, line] : [bars], asList, options)
  keys(
    slide,
    [
      { text: spec.beforeName, color: colour.before, mark: 'square' },
      { text: spec.afterName, color: colour.after, mark: 'square' },
    ],
    1.95,
  )
  if (!limit) return []
  const label = {
    point: rows.length,
    text: null,
    place: 't',
    color: colour.second,
    bold: true,
  } as const
  return [{ halo: true }, { halo: true }, { level: colour.second, labels: [label] }]
}

function rowLabel({ name: whole, before, after }: Latency['rows'][number]): string {
  const name = fitLine(whole, 1.4, { size: labelSize, least: labelSize }).text
  if (before === null && after === null) return `${name}: ${notRecorded}`
  if (before === null) return `${name}, before: ${notRecorded}`
  return after === null ? `${name}, after: ${notRecorded}` : name
}
