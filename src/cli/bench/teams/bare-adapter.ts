/** The peer: Bot Framework's CloudAdapter, as its own samples have it, with a bot that does nothing. */
import { CloudAdapter } from 'botbuilder'
import fastify from 'fastify'
import { createAuthentication } from '../../../chat/teams/authentication'
import { messagesPath, settingsFor } from './world'

export async function serveBareAdapter(connector: string): Promise<void> {
  const { framework } = createAuthentication(settingsFor(connector))
  const adapter = new CloudAdapter(framework)
  const app = fastify({ keepAliveTimeout: 60_000 })
  app.post(messagesPath, async (request, reply) => {
    reply.hijack()
    const { raw } = reply
    await adapter.process(
      { body: Object(request.body), headers: request.headers, method: request.method },
      {
        socket: raw.socket,
        end: () => raw.end(),
        header: (name: string, value: unknown) => raw.setHeader(name, String(value)),
        send: (body: unknown) => raw.write(typeof body === 'string' ? body : JSON.stringify(body)),
        status: (code: number) => {
          raw.statusCode = code
        },
      },
      async () => {},
    )
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  process.stdout.write(`${url}\n`)
}
