/** Every method of Slack's Web API that the bot calls, and the scopes that its manifest asks for because of them. */

interface Needs {
  scopes: readonly string[]
  /** Without the scopes the bot does the same, only less well. */
  optional?: true
}

const history = ['channels:history', 'groups:history', 'im:history'] as const

/** A method that is not in here cannot be called: `web.ts` takes no other. */
export const webMethods = {
  'auth.test': { scopes: [] },
  'chat.getPermalink': { scopes: [] },
  'chat.postMessage': { scopes: ['chat:write'] },
  'chat.update': { scopes: ['chat:write'] },
  // Whether a post is there already, after a crash; without it the post says that it may be a repetition.
  'conversations.history': { scopes: history, optional: true },
  'conversations.replies': { scopes: history, optional: true },
  'conversations.info': { scopes: ['channels:read', 'groups:read'] },
  'files.completeUploadExternal': { scopes: ['files:write'] },
  'files.getUploadURLExternal': { scopes: ['files:write'] },
  'files.info': { scopes: ['files:read'] },
  'users.info': { scopes: ['users:read'] },
  'views.open': { scopes: [] },
  'views.publish': { scopes: [] },
  'views.update': { scopes: [] },
} as const satisfies Readonly<Record<string, Needs>>

export type WebMethod = keyof typeof webMethods

/** Events that the bot hears of, and the scopes without which Slack sends them not. */
export const botEvents = {
  app_home_opened: [],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_shared: ['channels:read', 'groups:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  tokens_revoked: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** For `/drill` and for the shortcuts. */
const inbound = ['commands']

const needs: readonly Needs[] = Object.values(webMethods)
const required = new Set([
  ...inbound,
  ...Object.values(botEvents).flat(),
  ...needs.flatMap(({ scopes, optional }) => (optional ? [] : scopes)),
])

/** Scopes that people may leave out when they install the bot. */
export const optionalScopes: readonly string[] = [
  ...new Set(needs.flatMap(({ scopes, optional }) => (optional ? scopes : []))),
]
  .filter((scope) => !required.has(scope))
  .sort()

/** All scopes of the bot; Slack wants the optional ones among them too. */
export const botScopes: readonly string[] = [...required, ...optionalScopes].sort()
