/** Which scopes a bot token needs for which method, from the methods' reference pages. */
import { Refusal } from './refusal'
import type { SlackChannel, SlackGrant } from './types'

type Kind = SlackChannel['kind']

/** The same right, by kind of conversation. */
const perKind = (right: 'read' | 'history'): Record<Kind, string> => ({
  public: `channels:${right}`,
  private: `groups:${right}`,
  im: `im:${right}`,
  mpim: `mpim:${right}`,
})

/** All of a list are needed; of a table the one for the kind of conversation. */
const needed: Readonly<Record<string, readonly string[] | Record<Kind, string>>> = {
  'api.test': [],
  'auth.test': [],
  'auth.revoke': [],
  'team.info': ['team:read'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.info': perKind('read'),
  'conversations.members': perKind('read'),
  'conversations.list': perKind('read'),
  'users.conversations': perKind('read'),
  'conversations.history': perKind('history'),
  'conversations.replies': perKind('history'),
  'conversations.open': ['im:write'],
  'conversations.join': ['channels:join'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.delete': ['files:write'],
  'apps.connections.open': [],
}

function missing(grant: SlackGrant, scopes: readonly string[]): never {
  throw new Refusal('missing_scope', {
    needed: scopes.join(','),
    provided: grant.scopes.join(','),
  })
}

/** Refuses a token that has no right at all to that method. */
export function checkScopes(method: string, grant: SlackGrant): void {
  const scopes = needed[method] ?? []
  const all: readonly string[] = Array.isArray(scopes) ? scopes : Object.values(scopes)
  const enough = Array.isArray(scopes)
    ? all.every((each) => grant.scopes.includes(each))
    : all.some((each) => grant.scopes.includes(each))
  if (!enough) missing(grant, all)
}

/** Refuses a conversation of a kind that the token may not read. */
export function checkKind(right: 'read' | 'history', kind: Kind, grant: SlackGrant): void {
  const scope = perKind(right)[kind]
  if (!grant.scopes.includes(scope)) missing(grant, [scope])
}

/** What a bot may be given, as far as the fake knows methods for it. */
export const allScopes: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'team:read',
  'users:read',
]
