/** For a facilitator: what people wrote down, each with a button to change it. Findings, notes, guardrails, actions. */
import { alertById } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import type { Button, Message, Part } from './message'
import { saying } from './saying'
import { clipped, plural } from './spans'
import type { View } from './view'

/** Platforms take about two dozen buttons in a row; the newest are shown. */
const mostShown = 20
const longestLabel = 60

export function recordsList(view: View): Message {
  const { record } = view
  return saying([
    { kind: 'heading', text: 'What is recorded', aside: record.drill.title },
    {
      kind: 'text',
      text: 'Press one to change it. The last word counts, and the record keeps the earlier one.',
    },
    ...group('Findings', findings(record)),
    ...group(
      'Notes',
      record.observations.map(({ id, text }) => change('note', id, text)),
    ),
    ...group(
      'Guardrails',
      record.guardrails.map(({ id, text }) => change('guardrail', id, text)),
    ),
    ...group(
      'Actions',
      record.actions.map(({ id, text }) => change('action', id, text)),
    ),
  ])
}

function findings(record: DrillRecord): Button[] {
  return record.findings.map(({ id, alertId, notes, noise, lessons }) => {
    const words = [notes, noise, lessons].find((text) => text !== '') ?? ''
    return change('finding', id, `${alertById(record, alertId)?.letter ?? ''}: ${words}`)
  })
}

function change(word: Button['word'], record: string, text: string): Button {
  const label = clipped(text.replace(/\s+/g, ' '), longestLabel)
  return { label, word, does: 'open', with: { record } }
}

function group(title: string, buttons: readonly Button[]): Part[] {
  if (buttons.length === 0) return []
  const older = buttons.length - mostShown
  return [
    { kind: 'heading', text: title },
    { kind: 'buttons', buttons: buttons.slice(-mostShown) },
    ...(older > 0 ? [{ kind: 'note' as const, text: `And ${plural(older, 'older one')}.` }] : []),
  ]
}
