/** `GET /local/stream`: server-sent events for one person, from the last seen revision on. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { causeOf, type Log } from '../../log'
import type { Entries, SaidEntry } from '../../store/store'
import type { House } from './house'
import type { Hub, Listener } from './hub'
import type { Keys } from './keys'
import { type FileAddress, wireEntry } from './wire-entry'

interface Parts {
  keys: Keys
  house: House
  entries: Entries
  hub: Hub
  build: string
  now: () => number
  addressOf: FileAddress
  log: Log
}

/** So many of the newest of each place come first; the page asks for earlier ones. */
export const firstLook = 100
const signOfLife = 10_000
/** A browser that reads so slowly is cut off; it comes back and goes on from what it has. Bytes. */
const mostWaiting = 8_000_000

const revision = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .catch(0)

export function streamRoute(parts: Parts) {
  const open = new Set<FastifyReply>()
  return {
    install: (app: FastifyInstance) => {
      app.get('/local/stream', async (request, reply) => {
        const person = await parts.keys.personOf(request)
        if (!person) return reply.code(401).send({ error: 'This key is not right.' })
        reply.hijack()
        open.add(reply)
        const listener: Listener = {
          person,
          host: parts.keys.isHost(request),
          sent: seenUpTo(request),
          write: (event, data, id) => write(reply, event, data, id),
        }
        begin(reply)
        try {
          await serve(parts, request, listener, () => open.delete(reply))
        } catch (error) {
          parts.log.error({ why: causeOf(error) }, 'A stream of the local page broke off.')
          reply.raw.destroy()
        }
        return reply
      })
    },
    /** The browsers come back to whoever answers next. */
    close: () => {
      for (const reply of open) reply.raw.end()
      open.clear()
    },
  }
}

async function serve(
  parts: Parts,
  { socket }: FastifyRequest,
  listener: Listener,
  ended: () => void,
): Promise<void> {
  const { house, hub, build, now } = parts
  let gone = false
  let leave = () => {}
  const life = setInterval(() => listener.write('tick', { now: now() }), signOfLife)
  socket.once('close', () => {
    gone = true
    clearInterval(life)
    leave()
    ended()
  })
  const { person } = listener
  listener.write('hello', { now: now(), build, you: person.id, house: house.workspaceId })
  if (listener.sent === 0) await lookAround(parts, listener)
  leave = await hub.listen(listener)
  if (gone) leave()
}

/** The newest of every place. What changes meanwhile has a later revision and comes after it. */
async function lookAround({ entries, house, addressOf }: Parts, to: Listener): Promise<void> {
  const upTo = await entries.lastRevision(house.workspaceId)
  const channels = (await house.channels()).map(({ externalId }) => externalId)
  const places = [null, ...channels.filter((id) => to.host || id !== house.sampleChannelId)]
  const found: SaidEntry[] = []
  for (const channelId of places) {
    const place = { channelId, readerId: to.person.userId }
    found.push(...(await entries.latest(house.workspaceId, place, null, firstLook)))
  }
  to.sent = upTo
  to.write('entries', { entries: found.map((each) => wireEntry(each, addressOf)) }, upTo)
}

function seenUpTo(request: FastifyRequest): number {
  const query = z.object({ after: revision }).catch({ after: 0 }).parse(request.query)
  return Math.max(query.after, revision.parse(request.headers['last-event-id'] ?? 0))
}

/** Past fastify from here on, so what its hooks have set is handed over. */
function begin(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.setHeader('content-type', 'text/event-stream; charset=utf-8')
  reply.raw.setHeader('cache-control', 'no-store')
  reply.raw.setHeader('x-accel-buffering', 'no')
  reply.raw.writeHead(200)
  reply.raw.write('retry: 1000\n\n')
}

function write({ raw }: FastifyReply, event: string, data: unknown, id?: number): void {
  if (raw.destroyed || raw.writableEnded) return
  const from = id === undefined ? '' : `id: ${id}\n`
  raw.write(`event: ${event}\n${from}data: ${JSON.stringify(data)}\n\n`)
  if (raw.writableLength > mostWaiting) raw.destroy()
}
