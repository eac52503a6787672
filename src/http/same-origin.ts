import type { FastifyReply, FastifyRequest } from 'fastify'

/** Below it lie the routes that a browser calls for the page, and only for the page. */
const ours = '/local/'

/**
 * A hook that keeps other websites from calling the page's routes through a visitor's browser: what a
 * browser says of where a request comes from must name this server. Bodies are JSON only, which no form of
 * another website can send. A request that says nothing of its origin comes from no browser's page.
 */
export function refuseForeignOrigins(publicUrl: string | null) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    // By the route and not by the path: a path can be spelled in several ways.
    if (request.routeOptions.url?.startsWith(ours) !== true) return
    if (!isFromHere(request.headers, publicUrl)) {
      return reply.code(403).send({ error: 'This is for the page of this server only.' })
    }
    if (
      request.method === 'POST' &&
      !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')
    ) {
      return reply.code(415).send({ error: 'This takes application/json only.' })
    }
  }
}

/** Whether no header speaks of another origin than the one that the request was sent to. */
function isFromHere(headers: FastifyRequest['headers'], publicUrl: string | null): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || origin === originOf(host, publicUrl)
}

/** The origin that a browser means by a Host header; null = none can be made of it. */
function originOf(host: string | undefined, publicUrl: string | null): string | null {
  if (publicUrl !== null && originFrom(new URL(publicUrl).protocol, host) === publicUrl) {
    return publicUrl
  }
  return originFrom('http:', host)
}

function originFrom(protocol: string, host: string | undefined): string | null {
  const written = `${protocol}//${host}`
  return host !== undefined && URL.canParse(written) ? new URL(written).origin : null
}
