import { STATUS_CODES } from 'node:http'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { Log } from '../log'
import { protect } from './headers'
import { type Names, refuseForeignHosts } from './host-check'
import { refuseForeignOrigins } from './same-origin'

/** Adds one part's routes. Parsers and hooks that it sets stay its own. */
export type RouteInstaller = (app: FastifyInstance) => void | Promise<void>

export interface ServerOptions {
  names: Names
  log: Log
  routes: readonly RouteInstaller[]
}

/** The server with every route in place, not yet listening. */
export async function createServer({
  names,
  log,
  routes,
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    bodyLimit: 1_048_576,
    // A path that cannot be decoded never reaches the hooks.
    frameworkErrors: (_, __, reply: FastifyReply) => reply.code(400).send({ error: 'Bad Request' }),
  })
  app.addHook('onRequest', protect)
  app.addHook('onRequest', refuseForeignHosts(names))
  app.addHook('onRequest', refuseForeignOrigins(names.publicUrl))
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log))
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ error: 'There is nothing here.' }))

  const allowed = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = allowed.get(url) ?? new Set()
    for (const one of [method].flat()) methods.add(one)
    allowed.set(url, methods)
  })
  for (const install of routes) await app.register(async (part) => install(part))
  refuseOtherMethods(app, allowed)
  await app.ready()
  return app
}

/** Starts listening; returns where, as an origin. Throws what the system says, such as EADDRINUSE. */
export function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  return app.listen({ host, port })
}

/** Takes no more requests, lets those in hand end, and cuts what is still open after `graceMs`. */
export async function stopServer(app: FastifyInstance, graceMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}

/** What a path is not made for gets 405 with what it is made for, and its body stays unread. */
function refuseOtherMethods(
  app: FastifyInstance,
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const paths = [...allowed].map(([url, methods]) => ({ url, methods: new Set(methods) }))
  for (const { url, methods } of paths) {
    const others = app.supportedMethods.filter((method) => !methods.has(method))
    const allow = [...methods].sort().join(', ')
    const refuse = async (_: FastifyRequest, reply: FastifyReply) =>
      reply
        .code(405)
        .header('allow', allow)
        .send({ error: `This takes ${allow} only.` })
    if (others.length > 0) app.route({ method: others, url, onRequest: refuse, handler: refuse })
  }
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  const code = statusOf(error)
  if (code < 500) return reply.code(code).send({ error: STATUS_CODES[code] ?? 'Bad Request' })
  log.error({ err: error, method: request.method, path: pathOf(request) }, 'request failed')
  return reply.code(500).send({ error: 'Something failed here. The log of the bot says what.' })
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error)) return 500
  return typeof error.statusCode === 'number' ? error.statusCode : 500
}

/** Queries stay out of the log: a signed link's signature stands there. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}
