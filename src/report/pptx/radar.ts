/** What both radars share: a native chart at the left, its figures in a table at the right. */
import type PptxGenJS from 'pptxgenjs'
import { chartOptions } from './chart'
import type { Slide } from './draw'
import { area, colour } from './look'

export const tableLeft = 6.95
export const tableTop = 2.1
export const tableWidth = area.right - tableLeft

export function radar(
  slide: Slide,
  data: PptxGenJS.OptsChartData[],
  alt: string,
  options: PptxGenJS.IChartOpts,
): void {
  slide.addChart('radar', data, {
    ...chartOptions({ x: 0.4, y: 2.2, w: 6.4, h: 4.55 }, alt),
    radarStyle: 'marker',
    lineSize: 3,
    lineDataSymbol: 'circle',
    lineDataSymbolSize: 11,
    catAxisLabelFontBold: true,
    valAxisLabelPos: 'none',
    catAxisLabelFontSize: 16,
    valGridLine: { color: colour.track, size: 1, style: 'solid' },
    ...options,
  })
}
