/** Slide 1: two lines on one scale; names and trace ids are labels of their points. */
import type { RunningTotal } from '../chart-spec'
import { wholeAxis } from './axis'
import { chartOptions, type PointLabel, type SeriesStyle, series } from './chart'
import type { Slide } from './draw'
import { below, colour, font } from './look'
import { fitLine } from './measure'

const mostTicks = 12
/** Of a dense line so many points have a label; not every program leaves out what doesn't fit. */
const denseLabels = 5
const mostTraces = 3
/** Keeps a label clear of its point's mark. */
const aside = '\u00a0\u00a0'

export function runningTotal(slide: Slide, spec: RunningTotal): readonly SeriesStyle[] {
  const { before, after } = spec
  const labels = thinned(spec.labels)
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
      catAxisLabelFrequency: '1',
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
            text: beside(fitLine(text, 2.2, { size: 18, least: 18 }).text, 'right'),
            place: rises || flat ? 'b' : 't',
            color: colour.second,
          }),
        ),
        {
          // Before its end, so that its half of blanks needs no room behind the line.
          point: Math.round(last * 0.75),
          text: beside(before.name, 'left'),
          place: rises || flat ? 't' : 'b',
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

/**
 * A label is centred at its point, so that half of it would stand on a sloping line: blanks as wide as the text push it
 * to one side. A blank is about half as wide as a letter.
 */
function beside(text: string, side: 'left' | 'right'): string {
  const blanks = '\u00a0'.repeat(Math.round([...text].length * 1.7))
  return side === 'right' ? `${blanks}${aside}${text}` : `${text}${aside}${blanks}`
}

function thinned(labels: readonly string[]): readonly string[] {
  if (labels.length <= mostTicks) return labels
  const every = Math.ceil((labels.length - 1) / denseLabels)
  return labels.map((label, point) => (point % every === 0 ? label : ''))
}

/** Three of all, as far apart as they come. */
function spread<T>(all: readonly T[]): T[] {
  if (all.length <= mostTraces) return [...all]
  const at = (share: number) => all[Math.round((all.length - 1) * share)]
  return [at(0), at(0.5), at(1)].filter((each) => each !== undefined)
}
