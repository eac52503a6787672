/** Sections 5 and 6: what changes from now on, and the facilitators' notes. */
import { type Action, guardrailKinds } from '../drill/record-lessons'
import { type Material, nameOf } from './material'
import type { ActionRow, Facilitation, Updates } from './report'
import { typed, typedLines } from './text'

export function updates(material: Material): Updates {
  const { guardrails } = material.record
  const rows = actionRows(material)
  return {
    guardrails: guardrailKinds.flatMap((kind) => {
      const texts = guardrails.filter((each) => each.kind === kind).map(({ text }) => text)
      return texts.length === 0 ? [] : [{ kind, texts }]
    }),
    preventive: rows.filter(({ kind }) => kind === 'preventive action'),
    nextSteps: rows.filter(({ kind }) => kind !== 'preventive action'),
  }
}

/** Every action by its due date. */
export function actionRows(material: Material): ActionRow[] {
  const row = ({ text, kind, owner, due, severity, done }: Action): ActionRow => ({
    text,
    kind,
    owner: nameOf(material, owner) ?? owner,
    due,
    severity,
    status: done ? 'done' : 'open',
  })
  return material.record.actions
    .map(row)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

export function facilitation({ debrief }: Material): Facilitation {
  return {
    highlights: typedLines(debrief?.highlights ?? ''),
    improvements: typedLines(debrief?.improvements ?? ''),
    aiWorkflow: typedLines(debrief?.aiWorkflow ?? ''),
    herringHandling: typedLines(debrief?.herringHandling ?? ''),
    rating: debrief?.rating ?? null,
    comments: typed(debrief?.comments),
  }
}
