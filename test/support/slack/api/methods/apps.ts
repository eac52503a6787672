/** How the app itself comes in: its sockets, and its installation in a workspace. */
import { z } from 'zod'
import { method, word } from '../method'
import { refuse } from '../refusal'

export const appMethods = [
  method('apps.connections.open', {}, (_, { state }) =>
    state.socketAddress === null
      ? refuse('forbidden_team', 'the app has no Socket Mode')
      : { url: state.socketAddress() },
  ),
  method(
    'oauth.v2.access',
    {
      client_id: word,
      client_secret: word,
      code: word,
      redirect_uri: z.string().optional(),
      grant_type: z.literal('authorization_code').optional(),
    },
    ({ client_id, client_secret, code }, { state }) => {
      const { clientId, clientSecret } = state.oauth
      if (client_id !== clientId) return refuse('invalid_client_id', 'the id of another app')
      if (client_secret !== clientSecret) return refuse('bad_client_secret', 'a wrong secret')
      const consent = state.oauth.codes.get(code)
      if (consent === undefined) return refuse('invalid_code')
      if (consent.used) return refuse('code_already_used')
      consent.used = true
      const { grant, by } = consent
      const team = state.teams.get(grant.team)
      const enterprise = team?.enterprise ?? null
      return {
        app_id: state.appId,
        authed_user: { id: by },
        scope: grant.scopes.join(','),
        token_type: 'bot',
        access_token: grant.token,
        bot_user_id: grant.botUser,
        team: grant.orgWide ? null : { id: grant.team, name: team?.name },
        enterprise: enterprise === null ? null : { id: enterprise, name: 'Grid' },
        is_enterprise_install: grant.orgWide,
      }
    },
  ),
]
