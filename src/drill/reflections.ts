/** Reflections: the survey, one a participant. */
import { z } from 'zod'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { earlyAiAnswers, type Reflection, type ReflectionScore } from './record-lessons'
import { write } from './records'
import { choice, optionalText, requiredNumber, tick } from './text'

const score = requiredNumber(0, 5)
/** Left empty = not answered. */
const earlyAiChoice = z.preprocess(
  (value) => (value === undefined || value === '' ? null : value),
  choice(earlyAiAnswers).nullable(),
)

export const reflectSchema = z.object({
  techniques: score,
  techniquesNotes: optionalText,
  ai: score,
  aiNotes: optionalText,
  herring: score,
  herringNotes: optionalText,
  dashboards: score,
  dashboardsNotes: optionalText,
  q1: optionalText,
  q2: optionalText,
  q3: optionalText,
  q4: optionalText,
  q5: optionalText,
  earlyAi: earlyAiChoice,
  sign: tick,
})
export type ReflectionInput = Omit<Reflection, 'id' | 'stamp'>

export const scoreLabels: Readonly<Record<ReflectionScore, string>> = {
  techniques: 'Investigative techniques',
  ai: 'AI assistance effectiveness',
  herring: 'Red-herring handling',
  dashboards: 'Dashboards / alerts quality',
}

/** The template's five questions, in its order. */
export const questions = [
  'Which investigative techniques were most effective?',
  'Were there assumptions that delayed root cause identification?',
  'How did AI assist or mislead during resolution?',
  'Were dashboards, logs, alerts, and metrics sufficient?',
  'How did red herrings affect team decisions?',
] as const

export const earlyAiQuestion = 'Was AI used before its phase allowed it?'

export function ownReflection(record: DrillRecord, personId: string): Reflection | null {
  return record.reflections.find((each) => each.stamp.by === personId) ?? null
}

export function reflect(record: DrillRecord, input: ReflectionInput, act: Act): Decision {
  const mine = act.by === null ? null : ownReflection(record, act.by)
  return write(record, 'reflections', mine?.id ?? null, act, (id, stamp) => ({
    id,
    ...input,
    stamp,
  }))
}
