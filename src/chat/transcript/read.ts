/** The transcript's file: one JSON line an entry. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { messageSchema } from '../../messages/message-schema'
import type { Address } from '../platform'

const addressSchema: z.ZodType<Address> = z.object({
  workspaceId: z.string(),
  channel: z.string().nullable(),
  user: z.string().nullable(),
  thread: z.string().nullable(),
})

const entrySchema = z.object({
  /** Real time, epoch ms. */
  at: z.number(),
  kind: z.enum(['post', 'update']),
  /** The message's id here; an update has its post's. */
  id: z.string(),
  key: z.string(),
  to: addressSchema,
  message: messageSchema,
})
export type Entry = z.infer<typeof entrySchema>

/** Up to the last line that is whole; a line without its end was torn by a crash. */
export function wholeLines(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
}

/**
 * The entries of a transcript's file in the order of writing; a torn last line is left out.
 * @throws if there is no such file, or a whole line is no entry
 */
export function readTranscript(path: string): Entry[] {
  const lines = wholeLines(readFileSync(path)).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => entrySchema.parse(JSON.parse(line)))
}
