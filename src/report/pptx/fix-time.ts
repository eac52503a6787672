/** Slide 5: the time to resolution as stacked bars, and under it what the AI recommended. */
import type { FixTime, FixTimeRow } from '../chart-spec'
import { wholeAxis } from './axis'
import { chartOptions, type SeriesStyle, series } from './chart'
import { keys, moreText, type Slide, write } from './draw'
import { area, areaWidth, colour } from './look'
import { fitLine } from './measure'
import { headHeight, table } from './table'

const mostRows = 6
const chartTop = 2.25

export function fixTime(slide: Slide, spec: FixTime): readonly SeriesStyle[] {
  const over = spec.rows.length - mostRows
  const rows = spec.rows.slice(0, mostRows)
  const chartHeight = Math.min(Math.max(rows.length * 0.5 + 0.4, 1.3), rows.length > 4 ? 2.05 : 2.3)
  // A bar chart counts its rows from the bottom.
  const bars = rows.toReversed()
  const axisSize = rows.length > 4 ? 14 : 16
  const labels = bars.map(
    (row) => fitLine(rowLabel(row), 2.85, { size: axisSize, least: axisSize }).text,
  )
  const sums = rows.map(
    ({ human, ai, saved }) => (human ?? 0) + (ai ?? 0) + Math.max(saved ?? 0, 0),
  )
  const axis = wholeAxis(0, Math.max(...sums, 1))
  slide.addChart(
    'bar',
    [
      series(
        spec.humanName,
        labels,
        bars.map(({ human }) => human),
      ),
      series(
        spec.aiName,
        labels,
        bars.map(({ ai }) => ai),
      ),
      series(
        'time saved',
        labels,
        bars.map(({ saved }) => saved),
      ),
    ],
    {
      ...chartOptions({ x: area.left, y: chartTop, w: areaWidth, h: chartHeight }, spec.alt),
      barDir: 'bar',
      barGrouping: 'stacked',
      barGapWidthPct: 30,
      chartColors: [colour.before, colour.ai, colour.ground],
      catAxisLabelFontSize: axisSize,
      catAxisLabelFrequency: '1',
      valAxisMinVal: 0,
      valAxisMaxVal: axis.max,
      valAxisMajorUnit: axis.step,
      valAxisLabelFormatCode: '0"\u00a0min"',
      valAxisLabelFontSize: 14,
      showValue: true,
      dataLabelFormatCode: '0"\u00a0min";−0"\u00a0min";',
      dataLabelFontSize: rows.length > 4 ? 12 : 16,
      dataLabelFontBold: true,
      layout: { x: 0.25, y: 0.01, w: 0.72, h: 1 - 0.34 / chartHeight },
    },
  )
  keys(
    slide,
    [
      { text: spec.humanName, color: colour.before, mark: 'block' },
      { text: spec.aiName, color: colour.ai, mark: 'block' },
      { text: 'time saved', color: colour.ai, mark: 'hollow' },
    ],
    1.93,
  )
  const top = chartTop + chartHeight + 0.12
  const room = (over > 0 ? area.bottom - 0.32 : area.bottom) - top - headHeight
  table(slide, rows.map(cells), {
    x: area.left,
    y: top,
    columns: [
      { head: 'Scenario', width: 2 },
      { head: 'AI recommendation', width: 4 },
      { head: 'Accuracy', width: 1.55, align: 'right' },
      { head: 'Human override', width: 3.033 },
      { head: 'Time saved', width: 1.55, align: 'right' },
    ],
    rowHeight: Math.min(room / rows.length, 0.62),
    size: 16,
    least: 12,
  })
  if (over > 0) {
    write(
      slide,
      moreText(over),
      { x: area.left, y: area.bottom - 0.3, w: areaWidth, h: 0.3 },
      { size: 14, color: colour.second },
    )
  }
  return [
    { values: colour.ground },
    { values: colour.ink },
    { hollow: colour.ai, values: colour.ink },
  ]
}

/** What has no bar is said in words. */
function rowLabel({ name, human, humanText, ai, aiText }: FixTimeRow): string {
  const missing = [...(human === null ? [humanText] : []), ...(ai === null ? [aiText] : [])]
  return missing.length === 0 ? name : `${name} (${missing.join(', ')})`
}

function cells(row: FixTimeRow) {
  return [
    { text: row.name, bold: true },
    { text: row.recommendation },
    { text: brief(row.accuracyText, ' accurate', 'accuracy ') },
    { text: row.override },
    { text: brief(row.savedText, ' saved', 'saving ') },
  ]
}

/** The column's head already says what the figure is. */
function brief(text: string, end: string, start: string): string {
  const head = text.startsWith(start) ? text.slice(start.length) : text
  return head.endsWith(end) ? head.slice(0, -end.length) : head
}
