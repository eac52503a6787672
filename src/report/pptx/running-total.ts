/** Slide 1: two lines on one scale; names and trace ids are labels of their points. */
import type { RunningTotal } from '../chart-spec'
import { wholeAxis } from './axis'
import { chartOptions, type PointLabel, type SeriesStyle, series } from './chart'
import type { Slide } from './draw'
import { below, colour, font } from './look'
import { fitLine } from './measure'

const mostTicks = 12
const mostTraces = 3
/** Keeps a label clear of its point's mark. */
const aside = '\u00a0\u00a0\u00a0'

export function runningTotal(slide: Slide, spec: RunningTotal): readonly SeriesStyle[] {
  const { labels, before, after } = spec
  const values = [...before.values, ...after.values].filter((value) => value !== null)
  const axis = wholeAxis(Math.min(...values), Math.max(...values))
  const hasAfter = after.values.some((value) => value !== null)
  const rises = (before.values.at(-1) ?? 0) >= (before.values[0] ?? 0)
  slide.addChart(
    'line',
    [
      series(before.name, labels, before.values),
      ...(hasAfter ? [series(after.name, labels, after.values)] : []),
    ],
    {
      ...chartOptions(below(1.95), spec.alt),
      chartColors: [colour.before, colour.after],
      lineSize: 4,
      lineDataSymbol: labels.length > 40 ? 'none' : 'circle',
      lineDataSymbolSize: labels.length > mostTicks ? 6 : 12,
      valAxisMinVal: axis.min,
      valAxisMaxVal: axis.max,
      valAxisMajorUnit: axis.step,
      valAxisLabelFormatCode: spec.decimals === 0 ? '0' : `0.${'0'.repeat(spec.decimals)}`,
      catAxisLabelFrequency: String(Math.ceil(labels.length / mostTicks)),
      catAxisLabelPos: 'low',
      catAxisLabelColor: colour.second,
      showCatAxisTitle: true,
      catAxisTitle: spec.xTitle,
      catAxisTitleColor: colour.second,
      catAxisTitleFontFace: font.name,
      catAxisTitleFontSize: 18,
    },
  )
  const last = before.values.length - 1
  const flat = before.values.every((value) => value === before.values[0])
  const traces = spread(
    spec.traces.filter(({ point }) => point >= last * 0.05 && point <= last * 0.82),
  )
  return [
    {
      labels: [
        ...traces.map(
          ({ point, text }): PointLabel => ({
            point,
            text: `${aside}${fitLine(text, 2.2, { size: 18, least: 18 }).text}`,
            place: 'r',
            color: colour.second,
          }),
        ),
        {
          point: last,
          text: flat ? before.name : `${before.name}${aside}`,
          place: flat ? 't' : 'l',
          color: colour.before,
          bold: true,
        },
      ],
    },
    {
      marker: 'square',
      labels: [
        {
          point: Math.max(Math.ceil(last * 0.85), 1) - (last > 4 ? 0 : 1),
          text: after.name,
          place: rises && !flat ? 't' : 'b',
          color: colour.afterText,
          bold: true,
        },
      ],
    },
  ]
}

/** Three of all, as far apart as they come. */
function spread<T>(all: readonly T[]): T[] {
  if (all.length <= mostTraces) return [...all]
  const at = (share: number) => all[Math.round((all.length - 1) * share)]
  return [at(0), at(0.5), at(1)].filter((each) => each !== undefined)
}
