import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import Fastify from 'fastify'
import { type Renderer, startRenderer } from '../../src/charts/renderer'
import { chartRoutes } from '../../src/charts/server'

/** Bundles the charts' worker as the build does and returns its path; packages are found from there. */
export async function buildChartWorker(): Promise<string> {
  const folder = resolve('out/test')
  mkdirSync(folder, { recursive: true })
  const outfile = resolve(folder, `chart-worker-${process.pid}-${Date.now()}.mjs`)
  await build({
    entryPoints: [resolve('src/charts/worker.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return outfile
}

export interface ChartServer {
  url: string
  renderer: Renderer
  close(): Promise<void>
}

/** The embedded chart server on a free port of its own. */
export async function startChartServer(
  limits: { timeLimit?: number; queueLimit?: number } = {},
): Promise<ChartServer> {
  const renderer = startRenderer({ workerPath: await buildChartWorker(), ...limits })
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
