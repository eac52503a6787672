/** users.*, team.info, auth.* and api.test. */
import { z } from 'zod'
import { flag, method, page, whole, word } from '../method'
import { belongs, findUser } from '../reach'
import { refuse } from '../refusal'
import type { Json, SlackUser } from '../types'

function shownUser(user: SlackUser): Json {
  const { id, team, name, realName, tz, bot, deleted, stranger } = user
  return {
    id,
    team_id: team,
    name,
    deleted,
    ...(deleted
      ? {}
      : { real_name: realName, tz, tz_label: tz, tz_offset: offsetOf(tz), is_app_user: false }),
    is_bot: bot,
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    ...(stranger ? { is_stranger: true } : {}),
    updated: 1_700_000_000,
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      team,
    },
  }
}

/** Seconds east of Greenwich, in winter. */
function offsetOf(zone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(Date.UTC(2026, 0, 1))
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

export const peopleMethods = [
  method('api.test', { error: z.string().optional(), foo: z.string().optional() }, (args) =>
    args.error === undefined ? { args } : refuse(args.error),
  ),
  method('auth.test', {}, (_, { state, grant }) => {
    const team = state.teams.get(grant.team)
    return {
      url: `https://${team?.domain ?? ''}.slack.com/`,
      team: team?.name,
      team_id: grant.team,
      user: state.users.get(grant.botUser)?.name,
      user_id: grant.botUser,
      bot_id: grant.botId,
      is_enterprise_install: grant.orgWide,
      ...(team?.enterprise == null ? {} : { enterprise_id: team.enterprise }),
    }
  }),
  method('auth.revoke', { test: flag.optional() }, ({ test = false }, { grant }) => {
    if (!test) grant.state = 'revoked'
    return { revoked: !test }
  }),
  method('team.info', { team: word.optional() }, (_, { state, grant }) => ({
    team: { ...state.teams.get(grant.team), enterprise: undefined },
  })),
  method(
    'users.info',
    { user: word, include_locale: flag.optional() },
    ({ user }, { state, grant }) => ({ user: shownUser(findUser(state, grant, user)) }),
  ),
  method(
    'users.list',
    { cursor: z.string().optional(), limit: whole.optional(), include_locale: flag.optional() },
    (args, { state, grant }) => {
      const { some, next } = page(
        [...state.users.values()].filter(({ team }) => belongs(state, grant, team)),
        args,
      )
      return {
        members: some.map(shownUser),
        cache_ts: 1_700_000_000,
        response_metadata: { next_cursor: next },
      }
    },
  ),
]
