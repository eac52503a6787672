/** How a decoy's night goes: quiet, then something shows from a minute on, then it ends by itself. */
import { z } from 'zod'
import type { Remedies } from '../../run'

/** ms of the run that stand for one minute of the world; lengths of single calls are real ones. */
export const minute = 1000
/** The same for a second of the world. */
export const second = minute / 60

const courseSchema = z.object({
  /** Minutes of the world that the run covers. */
  minutes: z.coerce.number().int().min(1).max(600).default(90),
  /** Minute at which it begins to show; `never` = an ordinary night. */
  begins: z
    .union([z.literal('never').transform(() => null), z.coerce.number().int().min(0)])
    .default(15),
  /** The higher, the louder at first and the less said outright. */
  level: z.coerce
    .number()
    .pipe(z.literal([1, 2, 3]))
    .default(2),
})
export type Course = z.infer<typeof courseSchema>

/** A decoy has no remedies: these words carry its course. Throws on others. */
export function courseOf(remedies: Remedies): Course {
  return courseSchema.parse(remedies)
}
