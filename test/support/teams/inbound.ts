/** The fields that Teams gives to every activity, and the token that comes with it. */
import { guid } from './api/state'
import type { Json, TeamsApi } from './api/types'
import type { By, Place, Wrong } from './people'

const stranger = guid(0xbad)
const foreign = 'https://smba.traffic-manager.example/amer/'

/** A team's first channel has its team's id and no name. */
function whereOf(api: TeamsApi, { conversation: id, thread }: Place, activity: string): Json {
  const there = api.world.conversations.get(id)
  if (there === undefined) throw new Error(`There is no conversation ${id}.`)
  const tenant = { id: api.tenantId }
  const isGroup = { isGroup: true }
  const below = thread ?? (activity.startsWith('f:') ? null : activity)
  switch (there.kind) {
    case 'channel':
      return {
        conversation: {
          ...isGroup,
          conversationType: 'channel',
          tenantId: api.tenantId,
          // What is not a message yet stands below none.
          id: below === null ? id : `${id};messageid=${below}`,
        },
        channelData: {
          teamsChannelId: id,
          teamsTeamId: there.team,
          channel: { id },
          team: { id: there.team },
          tenant,
        },
      }
    case 'groupChat':
      return {
        conversation: { ...isGroup, conversationType: 'groupChat', tenantId: api.tenantId, id },
        channelData: { tenant },
      }
    case 'personal':
      return {
        conversation: { conversationType: 'personal', tenantId: api.tenantId, id },
        channelData: { tenant },
      }
    default:
      return there.kind satisfies never
  }
}

/** All that an activity has before it says what it is. `moment`: epoch ms. */
export function fields(api: TeamsApi, by: By & Place, id: string): Json {
  const person = api.world.people.get(by.user)
  if (person === undefined) throw new Error(`There is nobody called ${by.user}.`)
  const moment = new Date(api.clock.now()).toISOString()
  const { name, aadObjectId, zone } = person
  return {
    id,
    timestamp: moment,
    localTimestamp: moment.replace('Z', '+00:00'),
    localTimezone: zone,
    channelId: 'msteams',
    serviceUrl: api.serviceUrl,
    from: { id: by.user, name, aadObjectId },
    recipient: { id: api.botId, name: 'Drill' },
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: zone },
    ],
    locale: 'en-GB',
    ...whereOf(api, by, id),
  }
}

const hour = 3_600

/** Claims that make the token wrong. */
function claims(api: TeamsApi, wrong: Wrong | undefined): Json {
  const now = Math.floor(Date.now() / 1000)
  switch (wrong) {
    case 'audience':
      return { aud: guid(0xe) }
    case 'issuer':
      return { iss: `${api.origin}/another` }
    case 'expired':
      return { nbf: now - 2 * hour, exp: now - hour }
    case 'early':
      return { nbf: now + hour, exp: now + 2 * hour }
    case 'tenant in token':
      return { tid: stranger }
    case 'other serviceUrl':
      return { serviceurl: `${api.origin}/emea/` }
    case 'foreign serviceUrl':
      return { serviceurl: foreign }
    default:
      return {}
  }
}

/** The value of the header; null = none. */
export async function bearer(api: TeamsApi, wrong: Wrong | undefined): Promise<string | null> {
  if (wrong === 'unsigned') return null
  return `Bearer ${await api.inside.token(claims(api, wrong), wrong === 'forged')}`
}

const withTenant = (part: unknown, tenantId: string, key: string): Json => ({
  ...(typeof part === 'object' && part !== null ? part : {}),
  [key]: key === 'tenant' ? { id: tenantId } : tenantId,
})

/** The body with what is wrong in it. */
export function spoiled(activity: Json, wrong: Wrong | undefined): Json {
  const { type, serviceUrl, ...rest } = activity
  switch (wrong) {
    case 'no type':
      return { ...rest, serviceUrl }
    case 'no serviceUrl':
      return { ...rest, type }
    case 'foreign serviceUrl':
      return { ...activity, serviceUrl: foreign }
    case 'tenant':
      return {
        ...activity,
        conversation: withTenant(activity.conversation, stranger, 'tenantId'),
        channelData: withTenant(activity.channelData, stranger, 'tenant'),
      }
    case 'tenant in channelData':
      return { ...activity, channelData: withTenant(activity.channelData, stranger, 'tenant') }
    default:
      return activity
  }
}
