/** conversations.*: which there are, who is in, what was said. */
import { z } from 'zod'
import { bound, flag, method, moment, page, whole, word } from '../method'
import { shownMessage } from '../posts'
import { belongs, findUser, seenChannel } from '../reach'
import { refuse } from '../refusal'
import { checkKind } from '../scopes'
import { directChannel, type State } from '../state'
import type { Json, SlackChannel, SlackGrant } from '../types'

const paged = { cursor: z.string().optional(), limit: whole.optional() }
const past = {
  ...paged,
  channel: word,
  oldest: bound.optional(),
  latest: bound.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
}

interface Span {
  oldest?: string | undefined
  latest?: string | undefined
  inclusive?: boolean | undefined
}

/** Bounds are left out unless `inclusive`. */
function within(ts: string, { oldest, latest, inclusive = false }: Span): boolean {
  const micros = (moment: string) => Math.round(Number(moment) * 1e6)
  const at = micros(ts)
  if (inclusive && (at === micros(oldest ?? '') || at === micros(latest ?? ''))) return true
  return at > micros(oldest ?? '0') && at < micros(latest ?? '9999999999')
}

function shownChannel(channel: SlackChannel, grant: SlackGrant): Json {
  const { id, name, kind, archived, shared, members, creator } = channel
  const is = {
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
  }
  if (kind === 'im')
    return {
      id,
      ...is,
      user: members.find((each) => each !== grant.botUser),
      is_archived: archived,
    }
  return {
    id,
    name,
    name_normalized: name,
    ...is,
    is_archived: archived,
    is_general: false,
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: members.includes(grant.botUser),
    creator,
    context_team_id: channel.team,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

/** A conversation whose past the bot may read: it must be in, and may read that kind. */
function readable(state: State, grant: SlackGrant, id: string): SlackChannel {
  const channel = seenChannel(state, grant, id)
  checkKind('history', channel.kind, grant)
  return channel.members.includes(grant.botUser) ? channel : refuse('not_in_channel')
}

const answered = (next: string) => ({
  has_more: next !== '',
  response_metadata: { next_cursor: next },
})

export const conversationMethods = [
  method(
    'conversations.info',
    { channel: word, include_num_members: flag.optional(), include_locale: flag.optional() },
    (args, { state, grant }) => {
      const channel = seenChannel(state, grant, args.channel)
      checkKind('read', channel.kind, grant)
      const members = args.include_num_members ? { num_members: channel.members.length } : {}
      return { channel: { ...shownChannel(channel, grant), ...members } }
    },
  ),
  method(
    'conversations.open',
    { users: word.optional(), channel: word.optional(), return_im: flag.optional() },
    ({ users, channel }, { state, grant }) => {
      if (channel !== undefined) return { channel: { id: seenChannel(state, grant, channel).id } }
      if (users === undefined) return refuse('users_list_not_supplied', 'opens with nobody')
      const ids = users.split(',')
      const people = ids.map((id) => findUser(state, grant, id.trim()))
      if (people.some(({ deleted }) => deleted)) return refuse('user_disabled')
      if (people.some(({ bot }) => bot)) return refuse('cannot_dm_bot', 'a conversation with a bot')
      const [first] = people
      if (people.length !== 1 || first === undefined)
        return refuse('not_enough_users', 'the fake opens direct conversations with one person')
      return { channel: { id: directChannel(state, grant.botUser, first.id, grant.team).id } }
    },
  ),
  method('conversations.members', { channel: word, ...paged }, (args, { state, grant }) => {
    const channel = seenChannel(state, grant, args.channel)
    checkKind('read', channel.kind, grant)
    const { some, next } = page(channel.members, args)
    return { members: some, response_metadata: { next_cursor: next } }
  }),
  method('conversations.join', { channel: word }, (args, { state, grant }) => {
    const channel = seenChannel(state, grant, args.channel)
    if (channel.archived) return refuse('is_archived')
    if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type')
    const there = channel.members.includes(grant.botUser)
    if (!there) channel.members = [...channel.members, grant.botUser]
    return {
      channel: shownChannel(channel, grant),
      ...(there ? { warning: 'already_in_channel' } : {}),
    }
  }),
  method('conversations.history', past, (args, { state, grant }) => {
    const { id } = readable(state, grant, args.channel)
    const found = state.messages
      .filter(({ channel, deleted, thread }) => channel === id && !deleted && thread === null)
      .filter(({ ts }) => within(ts, args))
      .reverse()
    const { some, next } = page(found, { ...args, limit: Math.min(args.limit ?? 100, 999) })
    const metadata = args.include_all_metadata ? 'with metadata' : 'without metadata'
    return {
      messages: some.map((message) => shownMessage(state, message, metadata)),
      pin_count: 0,
      ...answered(next),
    }
  }),
  method('conversations.replies', { ...past, ts: moment }, (args, { state, grant }) => {
    const { id } = readable(state, grant, args.channel)
    const here = state.messages.filter(({ channel, deleted }) => channel === id && !deleted)
    const parent = here.find(({ ts }) => ts === args.ts)
    if (parent === undefined) return refuse('thread_not_found')
    const replies = here.filter(({ thread, ts }) => thread === args.ts && within(ts, args))
    const { some, next } = page([parent, ...replies], { ...args, limit: args.limit ?? 1000 })
    const metadata = args.include_all_metadata ? 'with metadata' : 'without metadata'
    return {
      messages: some.map((message) => shownMessage(state, message, metadata)),
      ...answered(next),
    }
  }),
  method(
    'users.conversations',
    { user: word.optional(), types: word.optional(), exclude_archived: flag.optional(), ...paged },
    (args, { state, grant }) => {
      const kinds = (args.types ?? 'public_channel').split(',').map((each) => each.trim())
      const named = (kind: SlackChannel['kind']) =>
        kind === 'public' || kind === 'private' ? `${kind}_channel` : kind
      const who = args.user ?? grant.botUser
      const found = [...state.channels.values()].filter(
        ({ team, kind, members, archived }) =>
          belongs(state, grant, team) &&
          kinds.includes(named(kind)) &&
          members.includes(who) &&
          (kind === 'public' || members.includes(grant.botUser)) &&
          !(args.exclude_archived === true && archived),
      )
      for (const { kind } of found) checkKind('read', kind, grant)
      const { some, next } = page(found, args)
      return {
        channels: some.map((channel) => shownChannel(channel, grant)),
        response_metadata: { next_cursor: next },
      }
    },
  ),
]
