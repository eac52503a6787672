import { alertById } from '../drill/alerts'
import { findingSchema, ownFinding } from '../drill/findings'
import { onAlert, openOnAlert } from './alert-form'
import { carryOutForm, fieldErrors, tell } from './answers'
import type { Command } from './command'
import { alertField, text } from './fields'

const open = openOnAlert((ask, alert) => {
  const named = ask.record.findings.find((each) => each.id === ask.with.record)
  const mine = named ?? (alert ? ownFinding(ask.record, alert.id, ask.asker.person.id) : null)
  const letter = named ? alertById(ask.record, named.alertId)?.letter : alert?.letter
  return {
    kind: 'form',
    form: {
      word: 'finding',
      title: 'Record a finding',
      submit: 'Keep',
      context: { drill: ask.record.drill.id, ...(named ? { record: named.id } : {}) },
      intro:
        'For the report. A second finding of yours on the same alert takes the place of the first.',
      fields: [
        alertField(ask.record, letter),
        text('notes', 'Investigation notes', { value: mine?.notes ?? '' }),
        text('noise', 'Noise observed', { value: mine?.noise ?? '' }),
        text('lessons', 'Lessons learned', { value: mine?.lessons ?? '' }),
      ],
    },
  }
})

/** `/drill finding [alert]`: investigation notes, noise observed, lessons. */
export const finding: Command = {
  word: 'finding',
  takes: '[alert]',
  help: 'Records investigation notes, noise and lessons',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = findingSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const { alert: letter, ...rest } = parsed.data
    return onAlert(ask, letter, (each, alert) =>
      carryOutForm(
        each,
        {
          type: 'finding',
          finding: { ...rest, alertId: alert.id },
          recordId: each.with.record ?? null,
        },
        'alert',
        () => tell(`Kept for ${alert.letter}. \`/drill finding ${alert.letter}\` changes it.`),
      ),
    )
  },
}
