/** The way in: `POST /api/messages`. Whatever is not rightly signed, whole and of this tenant is turned away. */
import { CloudAdapter, type TurnContext } from 'botbuilder'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { causeOf, type Log } from '../../log'
import type { Message } from '../../messages/message'
import { type Activity, envelope, tenantsOf } from './activity'
import type { Authentication } from './authentication'
import { aloud, hushed } from './hushed'
import type { KeptForm } from './kept-forms'

/** What answers an invoke: Teams shows its body to the one who asked. */
export interface InvokeAnswer {
  status: number
  body?: object
  /** What is said beside it, should it come too late to be shown. */
  late?: Late
}

export type Late = { kind: 'message'; message: Message } | { kind: 'form'; kept: KeptForm }

/** Null = it was a message or an event, which is acknowledged and no more. */
export type Received = (activity: Activity) => Promise<InvokeAnswer | null>

interface Parts {
  authentication: Authentication
  tenantId: string
  /** Whether Teams may be answered there. */
  isOurService: (serviceUrl: string) => boolean
  /** False = the bot is stopping. */
  takes: () => boolean
  received: Received
  log: Log
}

const messagesPath = '/api/messages'
/** Bytes; Teams' own limit of a message is 100 KB. */
const bodyLimit = 300_000

const unsigned = 'This is not signed.'
const forbidden = 'This is not whole, or not of this tenant.'

export function teamsRoutes(parts: Parts) {
  const { authentication, tenantId, isOurService, takes, received, log } = parts
  const adapter = new CloudAdapter(authentication.framework)

  const turnAway = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    if (!/^Bearer \S/.test(headers.authorization ?? ''))
      return reply.code(401).send({ error: unsigned })
    // Nothing is lost: Teams sends a message again, and says of a form that it failed.
    if (!takes()) return reply.code(503).send({ error: 'The bot is stopping.' })
  }

  const isOurs = (activity: Activity) => {
    const tenants = tenantsOf(activity)
    return tenants.length > 0 && tenants.every((each) => each === tenantId)
  }

  /** A token that names a tenant must name this one; the channel's own names none. */
  const tenantInToken = (context: TurnContext): boolean => {
    const identity: unknown = context.turnState.get(context.adapter.BotIdentityKey)
    if (typeof identity !== 'object' || identity === null || !('getClaimValue' in identity))
      return false
    const { getClaimValue } = identity
    if (typeof getClaimValue !== 'function') return false
    const tenant: unknown = getClaimValue.call(identity, 'tid')
    return tenant === null || tenant === undefined || tenant === tenantId
  }

  return (app: FastifyInstance): void => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    app.post(messagesPath, { onRequest: turnAway }, async (request, reply) => {
      const raw = json(request.body)
      const activity = envelope.safeParse(raw).data
      // Checked before Bot Framework sees it: without a type or a service URL it would not check the token.
      if (activity === undefined || !isOurService(activity.serviceUrl)) return refuse(reply)
      let answer: InvokeAnswer | null | 'foreign' | undefined
      try {
        const turn = async (context: TurnContext) => {
          const isIn = tenantInToken(context) && isOurs(activity)
          answer = isIn ? await aloud(() => received(activity)) : 'foreign'
        }
        const token = request.headers.authorization ?? ''
        // The framework checks the claims against the channel and the service URL, and reads no more of it.
        await hushed(() => adapter.processActivityDirect(token, base(activity), turn))
      } catch (error) {
        if (answer === undefined)
          log.warn({ why: reasonOf(error) }, 'Teams’ door was closed to something.')
        else log.error({ why: causeOf(error) }, 'Something of Teams’ failed.')
      }
      if (answer === undefined) return reply.code(401).send({ error: unsigned })
      if (answer === 'foreign') return refuse(reply)
      if (answer === null) return reply.code(200).send()
      return reply.code(answer.status).send(answer.body ?? {})
    })
  }
}

function base({
  type,
  id,
  channelId,
  serviceUrl,
  from,
  recipient,
  conversation,
  ...rest
}: Activity) {
  return {
    type,
    channelId,
    serviceUrl,
    ...(id ? { id } : {}),
    from: { id: from.id, name: from.name ?? '' },
    recipient: { id: recipient.id, name: recipient.name ?? '' },
    conversation: {
      id: conversation.id,
      isGroup: conversation.conversationType !== 'personal',
      conversationType: conversation.conversationType ?? '',
      name: '',
    },
    ...(rest.name ? { name: rest.name } : {}),
    ...{ text: '', localTimezone: '', callerId: '', label: '', valueType: '', listenFor: [] },
  }
}

function json(body: unknown): unknown {
  if (typeof body !== 'string') return null
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const refuse = (reply: FastifyReply) => reply.code(403).send({ error: forbidden })

/** The framework puts a whole stack into its message; its first lines say what was wrong, and no token. */
function reasonOf(error: unknown): string {
  const [, second = ''] = causeOf(error).split('\n')
  return second.trim().slice(0, 200) || causeOf(error).slice(0, 200)
}
