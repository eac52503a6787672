/** What the bot reads of Slack's answers. Nothing else of them reaches the rest of the code. */
import { z } from 'zod'
import type { WebMethod } from './scopes'

const id = z.string().min(1)
const permalink = z.url().optional().catch(undefined)
const posted = z.object({ channel: id, ts: id })

const messages = z.object({
  messages: z.array(
    z.object({
      ts: id,
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

const view = z.object({ view: z.object({ id }) })

const shapes = {
  /** `installation.ts` reads it. */
  'auth.test': z.looseObject({}),
  'chat.getPermalink': z.object({ permalink: z.url() }),
  'chat.postMessage': posted,
  'chat.update': posted,
  'conversations.history': messages,
  'conversations.replies': messages,
  'conversations.info': z.object({
    channel: z.object({
      id,
      name: z.string().optional(),
      is_archived: z.boolean().optional(),
      is_member: z.boolean().optional(),
      is_private: z.boolean().optional(),
      is_im: z.boolean().optional(),
      is_mpim: z.boolean().optional(),
      is_ext_shared: z.boolean().optional(),
      is_pending_ext_shared: z.boolean().optional(),
    }),
  }),
  'files.completeUploadExternal': z.object({ files: z.array(z.object({ permalink })).catch([]) }),
  'files.getUploadURLExternal': z.object({ upload_url: z.url(), file_id: id }),
  /** A file has its type once Slack has looked into it; until then a message with it is refused. */
  'files.info': z.object({
    file: z.object({
      mimetype: z.string().optional(),
      permalink,
      url_private_download: z.string().optional(),
    }),
  }),
  'users.info': z.object({
    user: z.object({
      id,
      name: z.string().optional(),
      real_name: z.string().optional(),
      tz: z.string().nullish(),
      deleted: z.boolean().optional(),
      is_bot: z.boolean().optional(),
      is_stranger: z.boolean().optional(),
      team_id: z.string().optional(),
      enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
      profile: z
        .object({ display_name: z.string().optional(), real_name: z.string().optional() })
        .optional(),
    }),
  }),
  'views.open': view,
  'views.publish': view,
  'views.update': view,
} as const satisfies Readonly<Record<WebMethod, z.ZodType>>

type Answers = { [M in WebMethod]: z.infer<(typeof shapes)[M]> }
export type Answer<M extends WebMethod> = Answers[M]

export const answers: { readonly [M in WebMethod]: z.ZodType<Answers[M]> } = shapes
