/** Native charts: what all have in common, and what the writer cannot say of a series and is added to its part of the file. */
import type PptxGenJS from 'pptxgenjs'
import { type Box, colour, font } from './look'
import { typed } from './measure'

export const labelSize = 18

/** The look of every chart; text options repeat the theme's font, for charts do not inherit it. */
export function chartOptions(box: Box, alt: string): PptxGenJS.IChartOpts {
  return {
    ...box,
    altText: typed(alt),
    catAxisLabelFontFace: font.name,
    catAxisLabelFontSize: labelSize,
    catAxisLabelColor: colour.ink,
    catAxisLineShow: false,
    valAxisLabelFontFace: font.name,
    valAxisLabelFontSize: labelSize,
    valAxisLabelColor: colour.second,
    valAxisLineShow: false,
    valGridLine: { color: colour.line, size: 1, style: 'solid' },
    catGridLine: { style: 'none' },
    dataLabelFontFace: font.name,
    dataLabelFontSize: labelSize,
    dataLabelColor: colour.ink,
    showLegend: false,
    // A value that is not recorded is a gap, never a zero nor a line drawn over it.
    displayBlanksAs: 'gap',
    chartArea: { roundedCorners: false },
  }
}

/** One column of a chart's sheet; null = not recorded, which the writer leaves out where its list has a hole. */
export function series(
  name: string,
  labels: readonly string[],
  values: readonly (number | null)[],
): PptxGenJS.OptsChartData {
  const sparse: number[] = []
  values.forEach((value, index) => {
    if (value !== null) sparse[index] = value
  })
  sparse.length = labels.length
  return { name: typed(name), labels: labels.map(typed), values: sparse }
}

export interface PointLabel {
  point: number
  /** Null = the series' name. */
  text: string | null
  place: 'l' | 'r' | 't' | 'b'
  color: string
  bold?: boolean
}

/** What is changed in one series of a chart's part. */
export interface SeriesStyle {
  marker?: 'square'
  dashed?: boolean
  /** An outline of this colour instead of a filling. */
  hollow?: string
  labels?: readonly PointLabel[]
  /** The colour of the values on its bars. */
  values?: string
  /** A line without marks. */
  bare?: boolean
  /** Ground behind its values, where a line crosses them. */
  halo?: boolean
  /** Draws a level line half a category beyond both ends, in this colour, dashed. */
  level?: string
}

/** A chart's part with the styles of its series, in their order; `series` without one stay as they are. */
export function styledChart(xml: string, styles: readonly SeriesStyle[]): string {
  let index = -1
  return xml
    .replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (part) => {
      index += 1
      return styledSeries(ordered(part), styles[index] ?? {})
    })
    .replace(/<c:catAx>[\s\S]*?<\/c:catAx>/g, skippingAxis)
    .replace('<c:lineChart>', '<c:lineChart><c:grouping val="standard"/>')
    .replace(/((?:<c:axId val="\d+"\/>){2})<c:axId val="\d+"\/>/g, '$1')
    .replaceAll(
      `<a:latin typeface="${font.name}"/>`,
      `<a:latin typeface="${font.name}" panose="${font.panose}" pitchFamily="34" charset="0"/>`,
    )
}

/** The writer puts the number of labels that an axis leaves out where nobody looks for it. */
function skippingAxis(axis: string): string {
  const skip = /\s*<c:tickLblSkip val="\d+"\/>/.exec(axis)?.[0]
  if (skip === undefined) return axis
  return axis.replace(skip, '').replace(/<c:noMultiLvlLbl/, (next) => `${skip.trim()}${next}`)
}

/** The format lays down an order that the writer keeps for bars only, not for lines and radars. */
function ordered(part: string): string {
  const marker = /<c:marker>[\s\S]*?<\/c:marker>/.exec(part)?.[0]
  if (marker === undefined) return part
  return part
    .replace(marker, '')
    .replace(/<c:invertIfNegative val="\d"\/>/, '')
    .replace('</c:spPr>', (end) => `${end}${marker}`)
}

function styledSeries(part: string, style: SeriesStyle): string {
  let out = part.replace('<c:txPr><a:bodyPr/>', '<c:txPr><a:bodyPr wrap="none"/>')
  if (style.marker) out = out.replace(/<c:symbol val="\w+"\/>/, `<c:symbol val="${style.marker}"/>`)
  if (style.dashed) out = out.replace('<a:prstDash val="solid"/>', '<a:prstDash val="dash"/>')
  if (style.bare) out = out.replace(/<c:symbol val="\w+"\/>/, '<c:symbol val="none"/>')
  if (style.values) {
    out = out.replace(
      /(<c:dLbls>[\s\S]*?<a:srgbClr val=")\w+/,
      (_, head: string) => `${head}${style.values}`,
    )
  }
  if (style.halo) out = out.replace('<c:txPr>', `<c:spPr>${fill(colour.ground)}</c:spPr><c:txPr>`)
  if (style.hollow) {
    out = out.replace(
      /<c:spPr>[\s\S]*?<\/c:spPr>/,
      `<c:spPr>${fill(colour.ground)}<a:ln w="25400">${fill(style.hollow)}</a:ln></c:spPr>`,
    )
  }
  if (style.labels) {
    const labels = style.labels.toSorted((a, b) => a.point - b.point).map(pointLabel)
    out = out.replace('<c:dLbls>', (start) => `${start}${labels.join('')}`)
  }
  if (style.level) out = out.replace(/\s*<c:cat>/, `${trend(style.level)}<c:cat>`)
  return out
}

function pointLabel({ point, text, place, color, bold = false }: PointLabel): string {
  const type = `sz="${labelSize * 100}" b="${bold ? 1 : 0}"`
  const look = `${fill(color)}<a:latin typeface="${font.name}"/>`
  const rich =
    text === null
      ? ''
      : `<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr ${type}>${look}</a:defRPr></a:pPr><a:r><a:rPr lang="en-US" ${type}>${look}</a:rPr><a:t>${escaped(typed(text))}</a:t></a:r></a:p></c:rich></c:tx>`
  const plain =
    text === null
      ? `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr ${type}>${look}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`
      : ''
  return `<c:dLbl><c:idx val="${point}"/>${rich}${plain}<c:dLblPos val="${place}"/><c:showLegendKey val="0"/><c:showVal val="${text === null ? 0 : 1}"/><c:showCatName val="0"/><c:showSerName val="${text === null ? 1 : 0}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>`
}

function trend(color: string): string {
  return `<c:trendline><c:spPr><a:ln w="31750" cap="flat">${fill(color)}<a:prstDash val="dash"/></a:ln></c:spPr><c:trendlineType val="linear"/><c:forward val="0.5"/><c:backward val="0.5"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>`
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
