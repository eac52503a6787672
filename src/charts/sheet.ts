/**
 * The sheet that every picture is drawn on: 1000 × 600 px, in plain Chart.js JSON.
 *
 * A chart's own scales span its `area`. Over them lie two hidden linear scales in pixels, `px` and
 * `py`, for rules and marks; and one category axis per piece of text, hung at its height by
 * `position: {py}` and moved sideways by `labelOffset`. So text stands exactly where it is put, on
 * any server, without a function or a plug-in.
 */
import { fontFamily } from './fonts'
import { palette } from './palette'
import { clean, isolate, type Type } from './text'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** A Chart.js v4 configuration. */
export type ChartConfig = {
  readonly type: string
  readonly data: { readonly labels?: readonly string[]; readonly datasets: readonly JsonObject[] }
  readonly options: JsonObject
}

export const sheetWidth = 1000
export const sheetHeight = 600
export const margin = 29
export const right = sheetWidth - margin

export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Words extends Type {
  /** Where the text is aligned to, px. */
  x: number
  /** Top of its line, px; a line is 1.2 times the size. */
  y: number
  text: string
  color: string
  align: 'start' | 'center' | 'end'
  /** A rim, for text over lines: white, or of that colour. */
  halo?: boolean | string
}

export interface Layers {
  type: 'scatter' | 'bar' | 'radar'
  area: Area
  labels?: readonly string[]
  datasets: readonly JsonObject[]
  scales: JsonObject
  words: readonly Words[]
  /** Further options: `indexAxis`. */
  options?: JsonObject
}

export const lineHeight = 1.2

/** Puts data, scales and words together. */
export function sheet(layers: Layers): ChartConfig {
  const { area } = layers
  const texts = layers.words.map((words) => ({ ...words, text: clean(words.text) }))
  return {
    type: layers.type,
    data: {
      ...(layers.labels && { labels: layers.labels.map(clean) }),
      datasets: layers.datasets.map(named),
    },
    options: {
      responsive: false,
      animation: false,
      events: [],
      layout: {
        autoPadding: false,
        padding: {
          left: area.left,
          top: area.top,
          right: sheetWidth - area.right,
          bottom: sheetHeight - area.bottom,
        },
      },
      plugins: {
        legend: { display: false },
        title: { display: false },
        tooltip: { enabled: false },
        datalabels: { display: false },
      },
      ...layers.options,
      scales: {
        ...layers.scales,
        px: { ...hidden('x'), min: area.left, max: area.right },
        py: { ...hidden('y'), min: area.top, max: area.bottom, reverse: true },
        ...Object.fromEntries(
          texts
            .filter(({ text }) => text !== '')
            .map((words, index) => [`text${index}`, textAxis(words, area)]),
        ),
      },
    },
  }
}

function named(dataset: JsonObject): JsonObject {
  return typeof dataset.label === 'string' ? { ...dataset, label: clean(dataset.label) } : dataset
}

/** A linear scale that only places things. */
export function hidden(axis: 'x' | 'y'): JsonObject {
  return {
    type: 'linear',
    axis,
    display: false,
    position: axis === 'x' ? 'bottom' : 'left',
    // Bars would make room for half a bar at both ends.
    offset: false,
  }
}

function textAxis(words: Words, area: Area): JsonObject {
  return {
    type: 'category',
    axis: 'x',
    position: { py: words.y },
    offset: false,
    // Blank ends, so that the text's width leaves the chart's area alone.
    labels: ['', isolate(words.text), ''],
    grid: { display: false, drawTicks: false },
    border: { display: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 0,
      z: 9,
      align: words.align,
      labelOffset: words.x - (area.left + area.right) / 2,
      color: words.color,
      font: { family: fontFamily, size: words.size, weight: words.weight, lineHeight },
      ...(words.halo && {
        textStrokeColor: words.halo === true ? palette.ground : words.halo,
        textStrokeWidth: 8,
      }),
    },
  }
}

/** A straight line through points in px, drawn under or over the data by its `order` (larger is deeper). */
export function rule(
  points: readonly (readonly [number, number])[],
  style: { color: string; width: number; dash?: readonly number[]; order?: number },
): JsonObject {
  return {
    type: 'line',
    label: '',
    xAxisID: 'px',
    yAxisID: 'py',
    data: points.map(([x, y]) => ({ x, y })),
    borderColor: style.color,
    backgroundColor: style.color,
    borderWidth: style.width,
    borderDash: style.dash ?? [],
    pointRadius: 0,
    fill: false,
    clip: false,
    order: style.order ?? 100,
  }
}

/** Heights at which `count` rows share the area, centred. */
export function rowCentres(area: Area, count: number): readonly number[] {
  const pitch = (area.bottom - area.top) / count
  return Array.from({ length: count }, (_, index) => area.top + pitch * (index + 0.5))
}

/**
 * The index scale of horizontal bars: row numbers from the top, a row's centre at its number. A
 * category axis would be shared out among all axes that lines use, and the bars moved off their rows.
 */
export function rowScale(count: number): JsonObject {
  return { ...hidden('y'), min: -0.5, max: count - 0.5, reverse: true }
}
