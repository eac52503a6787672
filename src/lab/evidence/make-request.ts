/** What the process that makes a book is asked, and what it answers. Checked on both sides. */
import { z } from 'zod'
import { decoys, systems } from '../run'

export const makeRequest = z.object({
  plan: z.object({
    seed: z.number().int().min(0),
    level: z.literal([1, 2, 3]),
    subjects: z.array(
      z.object({
        subject: z.enum([...systems, ...decoys]),
        sinceMinute: z.number(),
        service: z.string().nullable(),
      }),
    ),
    from: z.number().int(),
    until: z.number().int(),
  }),
  /** Where files may come and go, and where the book is left under its name. */
  folder: z.string(),
  file: z.string(),
  /** The file of lines that no run makes, in the folder; null = there are none. */
  brought: z.string().nullable(),
})
export type MakeRequest = z.infer<typeof makeRequest>

export const madeBook = z.object({
  runs: z.number().int(),
  logs: z.number().int(),
  spans: z.number().int(),
  points: z.number().int(),
  bytes: z.number().int(),
})
/** What a book came to. */
export type MadeBook = z.infer<typeof madeBook>
