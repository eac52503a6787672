import type { FastifyReply, FastifyRequest } from 'fastify'

/** The policy of everything but a page: nothing may be loaded, run or framed. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A hook that sets the strictest headers; a route that needs more sets its own over them. */
export async function protect(_: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    'content-security-policy': nothing,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
}
