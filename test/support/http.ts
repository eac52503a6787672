import { request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createServer, listen, type RouteInstaller, stopServer } from '../../src/http/server'
import type { Log } from '../../src/log'
import { collectLog } from './collect-log'

/** A server on a free port of 127.0.0.1 that stops with the test. */
export async function serve(
  routes: readonly RouteInstaller[],
  log: Log = collectLog().log,
): Promise<{ app: FastifyInstance; origin: string }> {
  const app = await createServer({ names: { host: '127.0.0.1', publicUrl: null }, log, routes })
  onTestFinished(() => stopServer(app, 0))
  return { app, origin: await listen(app, '127.0.0.1', 0) }
}

/** The status of a GET with a Host header of one's own, which `fetch` does not send. */
export function statusFor(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject).end()
  })
}
