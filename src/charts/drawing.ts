/** Draws a Chart.js configuration: chart.js on a canvas without a browser, with the bundled fonts only. */
import { createRequire } from 'node:module'
import { fontFiles, type Weight } from './fonts'
import type { Drawing } from './renderer'

// Both come by `require`, so that one copy of chart.js exists however the program is bundled.
const require = createRequire(import.meta.url)
const { createCanvas, GlobalFonts }: typeof import('@napi-rs/canvas') = require('@napi-rs/canvas')
const { Chart, registerables }: typeof import('chart.js') = require('chart.js')

const weights: readonly Weight[] = [400, 600, 700]
for (const { path, family } of weights.flatMap(fontFiles)) {
  // Without a font text comes out blank and nothing says so.
  if (!GlobalFonts.registerFromPath(path, family))
    throw new Error(`The font ${path} can't be used.`)
}
Chart.register(...registerables)
Chart.defaults.font.family = 'Inter'

/** What `encode` makes of the drawn canvas. Throws what chart.js throws at a chart that can't be drawn. */
export async function drawn(
  drawing: Drawing,
  encode: (canvas: import('@napi-rs/canvas').Canvas) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const canvas = createCanvas(drawing.width, drawing.height)
  const config: import('chart.js').ChartConfiguration = JSON.parse(drawing.chart)
  const chart = new Chart(canvas, {
    ...config,
    options: {
      ...config.options,
      responsive: false,
      animation: false,
      devicePixelRatio: drawing.devicePixelRatio,
    },
    plugins: [
      {
        id: 'ground',
        beforeDraw: ({ ctx, width, height }) => {
          ctx.save()
          ctx.fillStyle = drawing.backgroundColor
          ctx.fillRect(0, 0, width, height)
          ctx.restore()
        },
      },
    ],
  })
  try {
    return await encode(canvas)
  } finally {
    chart.destroy()
    // The canvas's memory is native: it goes now, not with the next garbage collection.
    canvas.width = 1
    canvas.height = 1
  }
}
