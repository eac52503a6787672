/** What the evidence page may ask for. Every size has its bound; times are world ms. */
import { z } from 'zod'
import { evidenceLevels } from './evidence-book'

/** No world is longer than a week on either side. */
const furthest = 7 * 24 * 60 * 60_000
const moment = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
  .transform(Number)
  .pipe(z.number().min(-furthest).max(furthest))
const name = z.string().min(1).max(200)
/** A parameter once, several times, or not at all. */
const list = <T extends z.ZodType<string>>(item: T, most: number) =>
  z
    .union([item.transform((one) => [one]), z.array(item).max(most)])
    .optional()
    .transform((some) => some ?? [])

const mostWords = 10
const mostServices = 100

const filter = {
  from: moment.optional(),
  until: moment.optional(),
  service: list(name, mostServices),
  level: list(z.enum(evidenceLevels), evidenceLevels.length),
  words: z
    .string()
    .max(300)
    .optional()
    .transform((text) => (text ?? '').split(/\s+/).filter((word) => word !== ''))
    .pipe(z.array(z.string()).max(mostWords)),
  trace: name.optional(),
}

export const nothingQuery = z.object({})
export const spanQuery = z.object({ from: moment.optional(), until: moment.optional() })
export const histogramQuery = z.object(filter)
export const logsQuery = z.object({
  ...filter,
  before: z.string().min(1).max(100).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(200))
    .optional(),
})
export const lineQuery = z.object({ id: name })
export const traceQuery = z.object({ id: name })
export const metricQuery = z.object({
  service: name,
  name,
  from: moment.optional(),
  until: moment.optional(),
})
