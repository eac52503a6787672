import { resolve } from 'node:path'
import Fastify from 'fastify'
import { type Renderer, startRenderer } from '../../src/charts/renderer'
import { chartRoutes } from '../../src/charts/server'

export interface ChartServer {
  url: string
  renderer: Renderer
  close(): Promise<void>
}

/** The embedded chart server on a free port of its own. */
export async function startChartServer(): Promise<ChartServer> {
  const renderer = startRenderer({ workerPath: resolve('dist/worker.js') })
  const app = Fastify()
  chartRoutes(app, renderer)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    renderer,
    close: async () => {
      await app.close()
      await renderer.close()
    },
  }
}
