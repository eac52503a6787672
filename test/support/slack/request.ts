/** What Slack sends to the bot when people do something. */
import { enteredValues } from './api/entered'
import {
  botOf,
  buttonOf,
  channelPart,
  interactionOf,
  isEphemeral,
  isView,
  legacyToken,
  type Pressed,
  person,
} from './api/payloads'
import type { BotAnswer, By, Outgoing, Send, SlackPeople } from './api/people'
import type { HeldView, Json, SlackApi } from './api/types'

/** People of that world, whose requests go out by `send`: over HTTP (api/signing.ts) or over a socket. */
export function slackPeople(api: SlackApi, send: Send): SlackPeople {
  let moments = 0
  /** Of what is done; no two are alike. */
  const seconds = () =>
    `${(api.clock.now() / 1000).toFixed(3)}${String(++moments % 1000).padStart(3, '0')}`
  let events = 0

  const sent = async (
    request: Outgoing,
    {
      triggerId = null,
      responseUrl = null,
    }: { triggerId?: string | null; responseUrl?: string | null },
  ): Promise<BotAnswer> => ({ ...(await send(request)), triggerId, responseUrl })
  const wrongly = ({ wrong }: Partial<By>) => (wrong === undefined ? {} : { wrong })

  const interact = (payload: Json, by: Partial<By>, more: { responseUrl?: string } = {}) => {
    const triggerId = typeof payload.trigger_id === 'string' ? payload.trigger_id : null
    return sent({ kind: 'interaction', payload, ...wrongly(by) }, { triggerId, ...more })
  }

  /** Where it was pressed, and what only that place has. */
  const placeOf = (on: Pressed, by: By): { part: Json; team: string; responseUrl?: string } => {
    if (isView(on)) {
      if (!on.open || on.user !== by.user) throw new Error('That view is not before that person.')
      const values = on.type === 'modal' ? openedWith(on) : {}
      const part = { container: { type: 'view', view_id: on.id }, view: api.shown(on, values) }
      return { part, team: on.team }
    }
    const channel = api.world.channels.get(on.channel)
    if (!channel?.members.includes(by.user)) throw new Error(`${by.user} is not in ${on.channel}.`)
    const container = {
      type: 'message',
      message_ts: on.ts,
      channel_id: on.channel,
      is_ephemeral: isEphemeral(on),
      ...(on.thread === null ? {} : { thread_ts: on.thread }),
    }
    if (isEphemeral(on) ? on.gone || on.user !== by.user : on.deleted)
      throw new Error('That message is not before that person.')
    const responseUrl = api.responseUrl({ user: by.user, channel: on.channel, message: on })
    const part = {
      container,
      channel: channelPart(api, on.channel),
      ...(isEphemeral(on) ? {} : { message: api.shown(on) }),
      state: { values: {} },
      response_url: responseUrl,
    }
    return { part, team: channel.team, responseUrl }
  }

  /** Inputs as they opened, whether or not they could be handed in. */
  const openedWith = (view: HeldView): Json => {
    const lenient = view.view.blocks.map((block) =>
      block.type === 'input' ? { ...block, optional: true } : block,
    )
    return enteredValues({ ...view, view: { ...view.view, blocks: lenient } }, {}, api.shownFile)
  }

  const event: SlackPeople['event'] = (given, more = {}) => {
    const team = more.team ?? api.team.id
    const bot = botOf(api, team)
    const payload = {
      token: legacyToken,
      team_id: team,
      context_team_id: team,
      context_enterprise_id: api.world.teams.get(team)?.enterprise ?? null,
      api_app_id: api.appId,
      event: { event_ts: seconds(), ...given },
      type: 'event_callback',
      event_id: more.id ?? `Ev${String(++events).padStart(8, '0')}`,
      event_time: Math.floor(api.clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: api.world.teams.get(team)?.enterprise ?? null,
          team_id: team,
          user_id: more.authorizedUser ?? bot.botUser,
          is_bot: true,
          is_enterprise_install: bot.orgWide,
        },
      ],
      is_ext_shared_channel: false,
    }
    const retry =
      more.retry === undefined ? {} : { retry: { number: more.retry, reason: 'http_timeout' } }
    return sent({ kind: 'event', payload, ...retry, ...wrongly(more) }, {})
  }

  return {
    slashCommand: async (text, by) => {
      const user = person(api, by.user)
      const channel = api.world.channels.get(by.channel)
      if (channel === undefined || !channel.members.includes(by.user) || user.team !== channel.team)
        throw new Error(`Slack offers ${by.user} no command in ${by.channel}.`)
      const to = { user: by.user, channel: by.channel, message: null }
      const triggerId = by.trigger ?? api.trigger(by.user)
      const responseUrl = api.responseUrl(to)
      const { domain = '', enterprise = null } = api.world.teams.get(user.team) ?? {}
      const payload = {
        token: legacyToken,
        team_id: user.team,
        team_domain: domain,
        ...(enterprise === null ? {} : { enterprise_id: enterprise, enterprise_name: 'Grid' }),
        channel_id: by.channel,
        channel_name: channelPart(api, by.channel).name,
        user_id: by.user,
        user_name: user.name,
        command: by.command ?? '/drill',
        text,
        api_app_id: api.appId,
        is_enterprise_install: botOf(api, user.team).orgWide,
        response_url: responseUrl,
        trigger_id: triggerId,
      }
      const answer = await sent(
        { kind: 'command', payload, ...wrongly(by) },
        { triggerId, responseUrl },
      )
      if (answer.status === 200) api.takeMessage(to, answer.body)
      return answer
    },
    press: async (label, on, by) => {
      const { part, team, responseUrl } = placeOf(on, by)
      const payload = {
        type: 'block_actions',
        ...interactionOf(api, person(api, by.user), team),
        ...part,
        trigger_id: api.trigger(by.user),
        actions: [{ ...buttonOf(on, label, by.at), action_ts: seconds() }],
      }
      return interact(payload, by, responseUrl === undefined ? {} : { responseUrl })
    },
    submit: async (view, values = {}, by = {}) => {
      if (!view.open || view.view.submit === undefined)
        throw new Error('That modal cannot be handed in.')
      const payload = {
        type: 'view_submission',
        ...interactionOf(api, person(api, by.user ?? view.user), view.team),
        trigger_id: api.trigger(by.user ?? view.user),
        view: api.shown(view, enteredValues(view, values, api.shownFile)),
        response_urls: [],
      }
      const answer = await interact(payload, by)
      if (answer.status === 200) api.takeAnswer(view, answer.body)
      return answer
    },
    cancel: async (view) => {
      api.closeModal(view)
      if (view.view.notify_on_close !== true) return null
      const payload = {
        type: 'view_closed',
        ...interactionOf(api, person(api, view.user), view.team),
        view: api.shown(view),
        is_cleared: false,
      }
      return interact(payload, {})
    },
    globalShortcut: (callbackId, by) => {
      const user = person(api, by.user)
      const payload = {
        type: 'shortcut',
        ...interactionOf(api, user, user.team),
        callback_id: callbackId,
        trigger_id: api.trigger(by.user),
        action_ts: seconds(),
      }
      return interact(payload, by)
    },
    messageShortcut: (callbackId, on, by) => {
      const responseUrl = api.responseUrl({ user: by.user, channel: on.channel, message: on })
      const user = person(api, by.user)
      const payload = {
        type: 'message_action',
        ...interactionOf(api, user, user.team),
        callback_id: callbackId,
        trigger_id: api.trigger(by.user),
        action_ts: seconds(),
        message_ts: on.ts,
        message: api.shown(on),
        channel: channelPart(api, on.channel),
        response_url: responseUrl,
      }
      return interact(payload, by, { responseUrl })
    },
    event,
    interaction: (payload, wrong) => interact(payload, wrong === undefined ? {} : { wrong }),
    openHome: (user) =>
      event(
        {
          type: 'app_home_opened',
          user,
          channel: api.directOf(user),
          tab: 'home',
          ...(api.home(user) === null ? {} : { view: shownHome(api, user) }),
        },
        { team: person(api, user).team },
      ),
    urlVerification: (challenge) =>
      sent(
        { kind: 'event', payload: { token: legacyToken, challenge, type: 'url_verification' } },
        {},
      ),
  }
}

function shownHome(api: SlackApi, user: string): Json | undefined {
  const home = api.home(user)
  return home === null ? undefined : api.shown(home)
}
