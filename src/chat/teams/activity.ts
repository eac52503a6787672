/** What Teams sends, as far as the bot reads it. Everything else is passed over. */
import { z } from 'zod'

const id = z.string().min(1).max(1_000)
const account = z.object({
  id,
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  isTargeted: z.boolean().nullish(),
})

const channelData = z.looseObject({
  tenant: z.object({ id }).nullish(),
  team: z.looseObject({ id: z.string().nullish() }).nullish(),
  channel: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  eventType: z.string().nullish(),
})

/** What every activity has that may come in. */
export const envelope = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(2_000),
  localTimezone: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    name: z.string().nullish(),
  }),
  channelData: channelData.nullish(),
  name: z.string().max(200).nullish(),
  text: z.string().nullish(),
  replyToId: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  action: z.string().nullish(),
})

export type Activity = z.infer<typeof envelope>

/** The tenants that it names: in a body there are up to two places for one. */
export function tenantsOf({ conversation, channelData: data }: Activity): string[] {
  return [conversation.tenantId, data?.tenant?.id].flatMap((each) => each ?? [])
}

export type Scope = 'personal' | 'channel' | 'group'

/** The kind of conversation; where Teams doesn't say, its id does. */
export function scopeOf({ conversation, channelData: data }: Activity): Scope {
  switch (conversation.conversationType) {
    case 'personal':
      return 'personal'
    case 'channel':
      return 'channel'
    case 'groupChat':
      return 'group'
    default:
      if (data?.channel?.id) return 'channel'
      return conversation.id.startsWith('19:') ? 'group' : 'personal'
  }
}
