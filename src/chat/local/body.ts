/** What an entry says, as the database keeps it. */
import { z } from 'zod'
import { messageSchema } from '../../messages/message-schema'

const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), text: z.string() }),
  z.object({ kind: z.literal('message'), message: messageSchema }),
])
type Body = z.infer<typeof bodySchema>

export const bodyJson = (body: Body): string => JSON.stringify(body)

/** @throws ZodError, if the database holds something else */
export const bodyOf = (json: string): Body => bodySchema.parse(JSON.parse(json))
