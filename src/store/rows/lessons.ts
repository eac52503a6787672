/** What a team takes away: reflections, guardrails, actions, the debrief. */
import { z } from 'zod'
import {
  type Action,
  actionKinds,
  type Debrief,
  earlyAiAnswers,
  type Guardrail,
  guardrailKinds,
  type Reflection,
  ratings,
  reflectionScores,
} from '../../drill/record-lessons'
import { severities } from '../../drill/scenario'
import type {
  Action as ActionRow,
  Debrief as DebriefRow,
  Guardrail as GuardrailRow,
  Reflection as ReflectionRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { json, oneOf, stampOf, stampRow } from './values'

const scores = z.record(z.enum(reflectionScores), z.number())
const notes = z.record(z.enum(reflectionScores), z.string())
const answers = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])

export function reflectionRow({ stamp, ...rest }: Reflection): RowOf<ReflectionRow> {
  return {
    ...rest,
    ...stampRow(stamp),
    scores: JSON.stringify(rest.scores),
    notes: JSON.stringify(rest.notes),
    answers: JSON.stringify(rest.answers),
  }
}
export function reflectionOf(row: ReflectionRow): Reflection {
  return {
    id: row.id,
    scores: json(scores, row.scores),
    notes: json(notes, row.notes),
    answers: json(answers, row.answers),
    earlyAi: row.earlyAi === null ? null : oneOf(earlyAiAnswers, row.earlyAi),
    signed: row.signed,
    stamp: stampOf(row),
  }
}

export function guardrailRow({ stamp, ...rest }: Guardrail): RowOf<GuardrailRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function guardrailOf(row: GuardrailRow): Guardrail {
  return { id: row.id, text: row.text, kind: oneOf(guardrailKinds, row.kind), stamp: stampOf(row) }
}

export function actionRow({ stamp, ...rest }: Action): RowOf<ActionRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function actionOf(row: ActionRow): Action {
  return {
    id: row.id,
    text: row.text,
    kind: oneOf(actionKinds, row.kind),
    owner: row.owner,
    due: row.due,
    severity: oneOf(severities, row.severity),
    done: row.done,
    stamp: stampOf(row),
  }
}

export function debriefRow({ stamp, ...rest }: Debrief): RowOf<DebriefRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function debriefOf(row: DebriefRow): Debrief {
  return {
    id: row.id,
    description: row.description,
    summary: row.summary,
    takeaways: row.takeaways,
    highlights: row.highlights,
    improvements: row.improvements,
    aiWorkflow: row.aiWorkflow,
    herringHandling: row.herringHandling,
    rating: oneOf(ratings, row.rating),
    correlation: row.correlation,
    comments: row.comments,
    stamp: stampOf(row),
  }
}
