/** The parts of what Slack sends: who, where, by which button. */
import { z } from 'zod'
import type {
  HeldView,
  Json,
  SentEphemeral,
  SentMessage,
  SlackApi,
  SlackGrant,
  SlackUser,
} from './types'

/** A legacy token that every request carries, and nobody should trust. */
export const legacyToken = 'a-legacy-token-of-slack'

export type Pressed = SentMessage | SentEphemeral | HeldView

export const isView = (on: Pressed): on is HeldView => 'hash' in on
export const isEphemeral = (on: Pressed): on is SentEphemeral => 'gone' in on

export function person(api: SlackApi, id: string): SlackUser {
  const user = api.world.users.get(id)
  if (user === undefined) throw new Error(`The world has no ${id}.`)
  return user
}

function teamPart(api: SlackApi, id: string): Json {
  const team = api.world.teams.get(id)
  const grid =
    team?.enterprise == null ? {} : { enterprise_id: team.enterprise, enterprise_name: 'Grid' }
  return { id, domain: team?.domain ?? '', ...grid }
}

const userPart = ({ id, name, team }: SlackUser): Json => ({
  id,
  username: name,
  name,
  team_id: team,
})

/** The bot that is installed where that team is. */
export const botOf = (api: SlackApi, team: string): SlackGrant => {
  const enterprise = api.world.teams.get(team)?.enterprise ?? null
  const bots = api.world.grants.filter(({ kind }) => kind === 'bot')
  const wide = bots.find(
    (each) =>
      each.orgWide &&
      enterprise !== null &&
      api.world.teams.get(each.team)?.enterprise === enterprise,
  )
  return bots.find((each) => each.team === team) ?? wide ?? api.bot
}

/** What every interaction has. `team` = the workspace where the bot is installed. */
export function interactionOf(api: SlackApi, by: SlackUser, team: string): Json {
  const enterprise = api.world.teams.get(team)?.enterprise ?? null
  return {
    token: legacyToken,
    api_app_id: api.appId,
    team: teamPart(api, team),
    user: userPart(by),
    enterprise: enterprise === null ? null : { id: enterprise, name: 'Grid' },
    is_enterprise_install: botOf(api, team).orgWide,
  }
}

export function channelPart(api: SlackApi, id: string): { id: string; name: string } {
  const channel = api.world.channels.get(id)
  if (channel === undefined) throw new Error(`The world has no ${id}.`)
  const names = {
    public: channel.name,
    private: 'privategroup',
    im: 'directmessage',
    mpim: `mpdm-${channel.name}`,
  }
  return { id, name: names[channel.kind] }
}

const button = z.looseObject({
  type: z.literal('button'),
  action_id: z.string(),
  text: z.looseObject({ text: z.string() }),
  value: z.string().optional(),
  style: z.string().optional(),
})

/** The button of that label, or of several the one at that place; throws where there is no such one. */
export function buttonOf(on: Pressed, label: string, at: number | undefined): Json {
  const blocks = isView(on) ? on.view.blocks : on.blocks
  const all = blocks.flatMap((block) => {
    const elements: unknown[] = Array.isArray(block.elements) ? block.elements : [block.accessory]
    return elements.flatMap((element) => {
      const parsed = button.safeParse(element)
      return parsed.success ? [{ block_id: block.block_id, ...parsed.data }] : []
    })
  })
  const found = all.filter(({ text }) => text.text === label)
  const only = found[at ?? 0]
  if (only === undefined || (found.length > 1 && at === undefined))
    throw new Error(
      `${found.length} buttons “${label}”; there are: ${all.map(({ text }) => text.text).join(', ') || 'none'}`,
    )
  const { action_id, block_id, text, value, style } = only
  return {
    type: 'button',
    action_id,
    block_id,
    text: { ...text, emoji: true },
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  }
}
