/** The way in over HTTP: one address for commands, presses, forms and events. Bolt checks the signature. */
import { parse } from 'node:querystring'
import type { HTTPReceiver } from '@slack/bolt'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { eventsPath } from './bolt'

/** Slack's clock and ours may differ by so much; a signature from later than that was made ahead. s. */
const ahead = 5 * 60
/** Bytes. */
const bodyLimit = 1_000_000
const formType = 'application/x-www-form-urlencoded'

/**
 * Bolt gets the bytes as they came, for those are what was signed. It refuses what is stale by the machine's own
 * clock, so what is from the future is refused by the same one. `takes`: false = the bot is stopping.
 */
export function slackRoutes(receiver: HTTPReceiver, takes: () => boolean) {
  const turnAway = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const signedAt = Number(headers['x-slack-request-timestamp'])
    if (!Number.isInteger(signedAt) || signedAt > Date.now() / 1000 + ahead)
      return reply.code(401).send({ error: 'This is not signed, or not yet.' })
    if (typeof headers['x-slack-signature'] !== 'string')
      return reply.code(401).send({ error: 'This is not signed.' })
    // Acknowledged and then forgotten would be worse: Slack says that it failed, or tries again.
    if (!takes()) return reply.code(503).send({ error: 'The bot is stopping.' })
  }

  return (app: FastifyInstance): void => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    app.post(eventsPath, { onRequest: turnAway }, (request, reply) => {
      const { raw } = request
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (isNull(rawBody.toString(), request.headers['content-type']))
        return reply.code(400).send({ error: 'This says nothing.' })
      reply.hijack()
      // Bolt knows the address in one spelling only, and leaves any other without an answer.
      receiver.requestListener(Object.assign(raw, { rawBody, url: eventsPath }), reply.raw)
      return reply
    })
  }
}

/** Bolt stumbles over a `null` where it catches nothing, which would end the process. */
function isNull(body: string, type: string | undefined): boolean {
  try {
    const { payload } = type === formType ? parse(body) : { payload: body }
    return typeof payload === 'string' && JSON.parse(payload) === null
  } catch {
    return false
  }
}
