/** ChartSpec → picture, drawn by the QuickChart server it is given: the embedded one or any other. */
import QuickChart from 'quickchart-js'
import { chartConfig, type PictureSpec } from './config'
import { sheetHeight, sheetWidth } from './sheet'

export interface Picture {
  png: Uint8Array
  /** Real pixels of the file. */
  width: number
  height: number
  alt: string
  title: string
}

export type Render = (spec: PictureSpec) => Promise<Picture>

const pixelRatio = 2
const timeLimit = 20_000
/** What Teams takes of an image. */
const mostBytes = 1024 * 1024

/**
 * Draws through the server at `url` ("https://charts.example", with a port and a path where it has
 * them). Throws when the server doesn't answer within 20 s, refuses, or answers no usable PNG.
 */
export function chartRenderer(url: string): Render {
  const { protocol, host, pathname } = new URL(url)
  const base = pathname.replace(/\/+$/, '').replace(/\/chart$/, '')
  return async (spec) => {
    const chart = new QuickChart()
      .setScheme(protocol.replace(':', ''))
      .setHost(host + base)
      .setVersion('4')
      .setFormat('png')
      .setBackgroundColor('#ffffff')
      .setWidth(sheetWidth)
      .setHeight(sheetHeight)
      .setDevicePixelRatio(pixelRatio)
      // As a string it stays JSON; an object would leave as a JavaScript literal.
      .setConfig(JSON.stringify(chartConfig(spec)))
    const png = new Uint8Array(await withinTime(chart.toBinary()))
    return { png, ...size(png), alt: spec.alt, title: spec.title }
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The chart server did not answer within ${timeLimit} ms.`)),
      timeLimit,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Width and height from the PNG's first chunk. */
function size(png: Uint8Array): { width: number; height: number } {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (file.length < 24 || file.toString('latin1', 1, 4) !== 'PNG') {
    throw new Error('The chart server answered something else than a PNG.')
  }
  if (file.length > mostBytes) throw new Error('The chart server answered a PNG of more than 1 MB.')
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}
