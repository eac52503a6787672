/** The thread that draws: chart.js on a canvas without a browser, with the bundled fonts only. */
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { fontFiles, type Weight } from './fonts'
import type { DrawAnswer, DrawJob } from './renderer'

// Both come by `require`, so that one copy of chart.js exists however the worker is bundled.
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

async function draw(job: DrawJob): Promise<Uint8Array> {
  const canvas = createCanvas(job.width, job.height)
  const config: import('chart.js').ChartConfiguration = JSON.parse(job.chart)
  const chart = new Chart(canvas, {
    ...config,
    options: {
      ...config.options,
      responsive: false,
      animation: false,
      devicePixelRatio: job.devicePixelRatio,
    },
    plugins: [
      {
        id: 'ground',
        beforeDraw: ({ ctx, width, height }) => {
          ctx.save()
          ctx.fillStyle = job.backgroundColor
          ctx.fillRect(0, 0, width, height)
          ctx.restore()
        },
      },
    ],
  })
  try {
    return await canvas.encode('png')
  } finally {
    chart.destroy()
    // The canvas's memory is native: it goes now, not with the next garbage collection.
    canvas.width = 1
    canvas.height = 1
  }
}

parentPort?.on('message', (job: DrawJob) => {
  draw(job).then(
    (png) => answer({ id: job.id, png }),
    (error: unknown) => answer({ id: job.id, error: String(error) }),
  )
})

function answer(message: DrawAnswer): void {
  parentPort?.postMessage(message)
}
