/** The way in over HTTP: one address for commands, presses, forms and events. Bolt checks the signature. */
import type { HTTPReceiver } from '@slack/bolt'
import type { FastifyInstance } from 'fastify'
import { eventsPath } from './bolt'

/** Slack's clock and ours may differ by so much; a signature from later than that was made ahead. s. */
const ahead = 5 * 60

/**
 * Bolt reads the body itself, as it was signed; nothing before it may. It refuses what is stale by the machine's
 * own clock, so what is from the future is refused by the same one. `takes`: false = the bot is stopping.
 */
export function slackRoutes(receiver: HTTPReceiver, takes: () => boolean) {
  return (app: FastifyInstance): void => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.post(eventsPath, (request, reply) => {
      const signedAt = Number(request.headers['x-slack-request-timestamp'])
      if (!Number.isInteger(signedAt) || signedAt > Date.now() / 1000 + ahead)
        return reply.code(401).send({ error: 'This is not signed, or not yet.' })
      if (typeof request.headers['x-slack-signature'] !== 'string')
        return reply.code(401).send({ error: 'This is not signed.' })
      // Acknowledged and then forgotten would be worse: Slack says that it failed, or tries again.
      if (!takes()) return reply.code(503).send({ error: 'The bot is stopping.' })
      reply.hijack()
      receiver.requestListener(request.raw, reply.raw)
      return reply
    })
  }
}
