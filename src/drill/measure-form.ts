/** The rule of the form that takes figures from the team's own systems. */
import { z } from 'zod'
import { measuredKinds } from './measured-detail'
import { alertLetter, optionalText } from './text'

const longestUnit = 12
const longestName = 120

/** A date and time without a zone, as a form holds it; '' = left empty. */
const moment = z
  .string('Takes a date and a time such as 2026-12-03 03:00.')
  .trim()
  .refine(
    (text) => text === '' || z.iso.datetime({ local: true }).safeParse(plain(text)).success,
    'Takes a date and a time such as 2026-12-03 03:00.',
  )
  .nullish()
  .transform((text) => text ?? '')

const plain = (text: string) => text.replace(/\s+/, 'T')

/** What is in it is judged where it is read. */
const fileText = z
  .string('Takes a file of plain text.')
  .nullish()
  .transform((text) => text ?? '')

export const measureSchema = z
  .object({
    alert: alertLetter,
    shows: z.enum(measuredKinds, 'Choose what the figures show.'),
    unit: optionalText.refine(
      (text) => [...text].length <= longestUnit,
      `A unit has at most ${longestUnit} characters, such as USD.`,
    ),
    rows: optionalText,
    file: fileText,
    fileName: optionalText.transform((name) => [...name].slice(0, longestName).join('')),
    address: optionalText,
    query: optionalText,
    from: moment,
    until: moment,
    fixedAt: moment,
  })
  .superRefine(({ rows, file, address, query }, context) => {
    const asks = query !== '' || address !== ''
    const given = [
      ...(rows === '' ? [] : ['rows']),
      ...(file === '' ? [] : ['file']),
      ...(asks ? [query === '' ? 'address' : 'query'] : []),
    ]
    const say = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (given.length === 0)
      say('rows', 'Give the figures: paste rows, choose a file, or ask a Prometheus.')
    for (const field of given.slice(1))
      say(field, 'One source at a time: leave this empty, or the one above.')
    if (given.length === 1 && asks && query === '')
      say('query', 'Write the query that the Prometheus is to answer.')
  })
export type MeasureForm = z.infer<typeof measureSchema>
