/** The page's own routes below /local/: who one is, what one does, what was said before. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../drill/record'
import type { Entries } from '../../store/store'
import { type Actions, Refused } from './actions'
import { type House, isZone } from './house'
import type { Keys } from './keys'
import { firstLook } from './stream'
import type { ReportAnswer, WireReply } from './wire'
import { type earlierAnswer, pressRequest, sayRequest, submitRequest } from './wire'
import { type FileAddress, wireEntry } from './wire-entry'

interface Where {
  channel: string | null
  of: string | null
  timeZone?: string | undefined
}

interface Parts {
  actions: Actions
  entries: Entries
  house: House
  keys: Keys
  addressOf: FileAddress
  reportOf: (drillId: string, host: boolean) => Promise<ReportAnswer | null>
  /** What opens a drill's evidence to this person; null = there is no such drill for them. */
  evidenceKeyOf: (drillId: string, person: Person, host: boolean) => Promise<string | null>
}

const earlierQuery = z.object({
  channel: z.string().max(100).optional(),
  before: z.coerce.number().int().positive(),
})
const drillQuery = z.object({ drill: z.string().max(100) })

/** A file of 5 MB, which as JSON takes more. */
const mostBytes = 12 * 1024 * 1024

const unreadable = 'The page and the bot do not understand each other. Reload the page.'

export function localRoutes(parts: Parts): (app: FastifyInstance) => void {
  const { actions, entries, house, keys, addressOf } = parts

  /** A route for somebody with a key, its input checked. */
  const forPerson =
    <T>(
      schema: z.ZodType<T>,
      read: (request: FastifyRequest) => unknown,
      work: (person: Person, input: T, host: boolean) => Promise<unknown>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const person = await keys.personOf(request)
      if (!person) return reply.code(401).send({ error: 'This key is not right.' })
      const input = schema.safeParse(read(request))
      if (!input.success) return reply.code(400).send({ error: unreadable })
      try {
        return await work(person, input.data, keys.isHost(request))
      } catch (error) {
        if (error instanceof Refused) return reply.code(error.status).send({ error: error.message })
        throw error
      }
    }
  const body = (request: FastifyRequest) => request.body
  const query = (request: FastifyRequest) => request.query

  /** The samples' channel is not there for anybody but the host. */
  const mustBeOpen = (host: boolean, ...channels: (string | null)[]) => {
    if (!host && channels.includes(house.sampleChannelId))
      throw new Refused(404, 'That channel is not here any more. Choose another one.')
  }

  /** In the zone of the browser before them; what is told of a time later needs it too. */
  const atHome = async (person: Person, zone: string | undefined) =>
    zone !== undefined && isZone(zone) ? house.setTimeZone(person, zone) : person

  const earlier = async (
    person: Person,
    { channel = null, before }: { channel?: string | undefined | null; before: number },
    host: boolean,
  ): Promise<z.infer<typeof earlierAnswer>> => {
    mustBeOpen(host, channel)
    const place = { channelId: channel, readerId: person.userId }
    // One more than is given, to know whether there are more.
    const found = await entries.latest(house.workspaceId, place, before, firstLook + 1)
    const roots = found.filter((each) => each.threadId === null)
    const spare = roots.length > firstLook ? roots[0]?.id : undefined
    return {
      entries: found
        .filter(({ id, threadId }) => id !== spare && (spare === undefined || threadId !== spare))
        .map((each) => wireEntry(each, addressOf)),
      more: spare !== undefined,
    }
  }

  /** A form may hold a file; whoever has no key sends none of it. */
  const withFile: RouteShorthandOptions = {
    bodyLimit: mostBytes,
    onRequest: async (request, reply) => {
      if (!(await keys.personOf(request)))
        return reply.code(401).send({ error: 'This key is not right.' })
    },
  }

  return (app) => {
    const act = <T extends Where>(
      path: string,
      schema: z.ZodType<T>,
      work: (who: Person, asked: T) => Promise<WireReply>,
      options: RouteShorthandOptions = {},
    ) =>
      app.post(
        path,
        options,
        forPerson(schema, body, async (person, asked, host) => {
          mustBeOpen(host, asked.channel, asked.of)
          return work(await atHome(person, asked.timeZone), asked)
        }),
      )
    act('/local/say', sayRequest, actions.say)
    act('/local/press', pressRequest, actions.press)
    act('/local/submit', submitRequest, actions.submit, withFile)
    app.get('/local/entries', forPerson(earlierQuery, query, earlier))
    app.get(
      '/local/report',
      forPerson(drillQuery, query, async (_, { drill }, host) => {
        const report = await parts.reportOf(drill, host)
        if (!report) throw new Refused(404, 'There is no report of that drill yet.')
        return report
      }),
    )
    app.get(
      '/local/evidence-key',
      forPerson(drillQuery, query, async (person, { drill }, host) => {
        const key = await parts.evidenceKeyOf(drill, person, host)
        if (key === null) throw new Refused(404, 'There is no such drill here.')
        return { key }
      }),
    )
  }
}
