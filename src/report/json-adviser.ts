/** The schema of what the report tells of the adviser. */
import { z } from 'zod'
import { remedyClasses } from '../drill/advice-detail'
import { overrideStandings } from '../drill/kpis/adviser'
import { adviceChoices, adviserModes, adviserNames } from '../drill/record-adviser'
import { runVerdicts } from '../drill/record-work'
import { figure, lines } from './json-parts'

const tried = {
  remedies: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  predicted: z.number().nullable(),
  verdict: z.enum(runVerdicts).nullable().describe('null = it was not run'),
}
const shadow = {
  noise: z.boolean(),
  text: z.string(),
  confidence: z.number(),
  right: z.boolean().nullable(),
}

export const adviserAccount = z.strictObject({
  own: z.strictObject(tried).nullable(),
  advised: z
    .strictObject({
      ...tried,
      by: z.enum(adviserNames),
      cause: z.string(),
      confidence: z.number(),
      classes: z.array(z.strictObject({ words: z.string(), does: z.enum(remedyClasses) })),
      mode: z.enum(adviserModes).nullable().describe('how a built-in card was meant to be'),
      set: z.boolean().describe('by a facilitator, not drawn'),
      choice: z.enum(adviceChoices).nullable(),
    })
    .nullable(),
  final: z.strictObject(tried).nullable().describe('the first counted run’s, else the fix’s'),
  override: z.enum(overrideStandings).nullable(),
  reliance: z.enum(['over', 'under', 'neither']).nullable(),
  skipped: lines,
  questions: z.number(),
  shadow: z.strictObject(shadow).nullable().describe('sealed at the end of the Dark Room'),
})

export const adviserSummary = z.strictObject({
  cards: z.number(),
  questions: z.number(),
  overrides: z.record(z.enum(overrideStandings), z.number()),
  over: z.number(),
  under: z.number(),
  comparable: z.number(),
  saved: figure,
  shadowCauses: figure,
  shadowHerrings: figure,
  herringShadows: z.array(z.strictObject({ ...shadow, letter: z.string() })),
  earlyAi: figure,
  tokensIn: z.number(),
  tokensOut: z.number(),
  model: z
    .strictObject({
      names: z.array(z.strictObject({ host: z.string(), model: z.string() })),
      calls: z.number(),
      callLimit: z.number(),
      tokenLimit: z.number(),
      estimated: z.boolean(),
      unanswered: z.number(),
    })
    .optional()
    .describe('where a language model was asked'),
  planted: z
    .strictObject({
      answers: z.number(),
      read: z.number(),
      named: z.number(),
      followed: z.number(),
      letters: lines,
    })
    .optional()
    .describe('an instruction that was planted in the logs, and whether it worked'),
})
