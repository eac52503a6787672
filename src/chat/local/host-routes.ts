/** Sessions, and what only the host may do: people, channels, samples. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Person } from '../../drill/record'
import { type House, isZone, unknownZone } from './house'
import { isAtThisMachine, type Keys } from './keys'
import type { Scenes } from './scenes'
import { channelRequest, personRequest, type Session, sampleRequest, sessionRequest } from './wire'

/** Plays samples; each answers with the channel it plays in, null = none plays. */
export interface Samples {
  start(): Promise<string | null>
  pause(): Promise<string | null>
  resume(): Promise<string | null>
  skip(): Promise<string | null>
}

interface Parts {
  house: House
  keys: Keys
  scenes: Scenes
  samples: Samples
  /** Whoever sits at this machine is the host; else only by the host's link. */
  hostAtMachine: boolean
  changed: () => void
}

const taken = 'A drill of your own goes on in the sample’s channel. End it first.'
const notHost = 'Only whoever runs the bot can do that.'
const notInvited = 'This page is opened by a link. Ask whoever runs the drill for yours.'

export function hostRoutes(parts: Parts): (app: FastifyInstance) => void {
  const { house, keys, scenes, samples, changed } = parts

  const session = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = sessionRequest.safeParse(request.body)
    const zone = asked.success && isZone(asked.data.timeZone) ? asked.data.timeZone : unknownZone
    const invitation = keys.invited(request)
    const host =
      invitation === null
        ? parts.hostAtMachine && isAtThisMachine(request)
        : keys.isHostKey(invitation)
    if (host) return asHost(zone)
    const person = await keys.personOf(request)
    if (!person)
      return reply
        .code(401)
        .send({ error: invitation === null ? notInvited : 'This link is not right.' })
    await house.setTimeZone(person, zone)
    return asPerson(person, false)
  }

  const asHost = async (zone: string): Promise<Session> => {
    // Whoever has not come with a browser of their own sits before this one.
    for (const person of await house.people())
      if (person.timeZone === unknownZone) await house.setTimeZone(person, zone)
    const [first] = await house.people()
    if (!first) throw new Error('The local page has no people.')
    return asPerson(first, true)
  }

  const asPerson = async (person: Person, host: boolean): Promise<Session> => ({
    host,
    key: keys.keyOf(person.id),
    hostKey: host ? keys.hostKey() : null,
    you: person.id,
    people: await scenes.peopleFor(host),
    cast: host ? await scenes.castFor() : [],
  })

  const forHost =
    <T>(schema: z.ZodType<T>, work: (input: T) => Promise<{ id: string } | Trouble>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      if (!keys.isHost(request)) return reply.code(403).send({ error: notHost })
      const input = schema.safeParse(request.body)
      if (!input.success)
        return reply.code(400).send({ error: input.error.issues[0]?.message ?? 'Write a name.' })
      const answer = await work(input.data)
      changed()
      return 'error' in answer ? reply.code(409).send(answer) : answer
    }

  return (app) => {
    app.post('/local/session', session)
    app.post(
      '/local/people',
      forHost(personRequest, async ({ id, name }) => {
        if (id === null) {
          const [first] = await house.people()
          const added = await house.addPerson(name, first?.timeZone ?? unknownZone)
          return added === 'limit' ? full('people') : { id: added.id }
        }
        const renamed = await house.rename(id, name)
        return renamed ? { id: renamed.id } : { error: 'That person is not here any more.' }
      }),
    )
    app.post(
      '/local/channels',
      forHost(channelRequest, async ({ name }) => {
        const added = await house.addChannel(name)
        return added === 'limit' ? full('channels') : { id: added.id }
      }),
    )
    app.post(
      '/local/sample',
      forHost(sampleRequest, async (asked) => {
        const id = await samples[asked.do]()
        if (id !== null) return { id }
        return { error: asked.do === 'start' ? taken : 'No sample plays now.' }
      }),
    )
  }
}

interface Trouble {
  error: string
}
const full = (what: string): Trouble => ({ error: `This page holds no more ${what}.` })
