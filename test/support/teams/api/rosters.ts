/** Who is where, and how a personal chat begins. */
import { z } from 'zod'
import type { Answer } from './connector'
import { refuse } from './refusal'
import { findPerson, mayWriteTo, membersOf, personalChat, type State } from './state'
import type { Json, TeamsConversation } from './types'

const start = z.strictObject({
  isGroup: z.literal(false).optional(),
  bot: z.looseObject({ id: z.string() }),
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  tenantId: z.string(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }) }).optional(),
})

/** The same chat for the same person, whenever it is asked for. */
export function createChat(state: State, body: Json): Answer {
  const parsed = start.safeParse(body)
  if (!parsed.success) return refuse(400, 'BadSyntax', z.prettifyError(parsed.error))
  const { bot, members, tenantId, channelData } = parsed.data
  if (bot.id !== `28:${state.appId}` && bot.id !== state.appId)
    return refuse(400, 'BadArgument', `a chat with a bot ${bot.id}`)
  for (const tenant of [tenantId, channelData?.tenant.id ?? tenantId])
    if (tenant !== state.tenantId) return refuse(403, 'Forbidden', `a chat in tenant ${tenant}`)
  const person = findPerson(state, members[0]?.id ?? '')
  if (person === undefined)
    return refuse(404, 'UserNotFound', `a chat with nobody: ${members[0]?.id}`)
  if (person.tenantId !== state.tenantId || !mayWriteTo(state, person.id))
    return refuse(403, 'BotNotInConversationRoster')
  return [201, { id: personalChat(state, person.id).id }]
}

function shown(state: State, id: string): Json {
  const person = state.people.get(id)
  if (person === undefined) return refuse(404, 'MemberNotFoundInConversation')
  const { name, aadObjectId, tenantId } = person
  const upn = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.com`
  return {
    id,
    name,
    aadObjectId,
    objectId: aadObjectId,
    givenName: name,
    surname: '',
    email: upn,
    userPrincipalName: upn,
    tenantId,
    userRole: tenantId === state.tenantId ? 'user' : 'guest',
  }
}

const sizes = z.coerce.number().int().min(50).max(500)

export function pagedMembers(
  state: State,
  conversation: TeamsConversation,
  query: URLSearchParams,
): Answer {
  const size = sizes.safeParse(query.get('pageSize') ?? '500')
  if (!size.success) return refuse(400, 'BadArgument', `a page of ${query.get('pageSize')} members`)
  const from = Number(query.get('continuationToken') ?? '0')
  const members = membersOf(state, conversation)
  if (!Number.isInteger(from) || from < 0 || (from > 0 && from >= members.length))
    return refuse(400, 'BadArgument', 'a continuationToken that was never given')
  const next = from + size.data
  return [
    200,
    {
      members: members.slice(from, next).map((id) => shown(state, id)),
      ...(next < members.length ? { continuationToken: String(next) } : {}),
    },
  ]
}

export function oneMember(state: State, conversation: TeamsConversation, id: string): Answer {
  const person = findPerson(state, id)
  if (person === undefined || !membersOf(state, conversation).includes(person.id))
    return refuse(404, 'MemberNotFoundInConversation')
  return [200, shown(state, person.id)]
}
