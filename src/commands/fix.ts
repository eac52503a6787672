import { fixOf, fixSchema } from '../drill/fixes'
import { onAlert, openOnAlert } from './alert-form'
import { carryOutForm, fieldErrors, tell } from './answers'
import type { Command } from './command'
import { alertField, choiceOf, number, text } from './fields'

const open = openOnAlert((ask, alert) => {
  const fix = alert ? fixOf(ask.record, alert.id) : null
  return {
    kind: 'form',
    form: {
      word: 'fix',
      title: 'Record a fix',
      submit: 'Keep',
      context: { drill: ask.record.drill.id },
      fields: [
        alertField(ask.record, alert?.letter),
        text('recommendation', 'AI recommendation', {
          required: true,
          value: fix?.recommendation ?? '',
        }),
        text('steps', 'Steps applied', { required: true, value: fix?.steps ?? '' }),
        number('predicted', 'Predicted success (%)', 0, 100, { value: fix?.predicted ?? null }),
        number('accuracy', 'AI accuracy (%)', 0, 100, { value: fix?.accuracy ?? null }),
        text('override', 'Human override', { value: fix?.override ?? '' }),
        choiceOf(
          'outcome',
          'Outcome',
          [
            { value: 'successful', label: 'Successful' },
            { value: 'partial', label: 'Partial' },
            { value: 'failed', label: 'Failed' },
          ],
          fix ? { value: fix.outcome } : {},
        ),
        number('minutesSaved', 'Minutes saved', -480, 480, {
          value: fix?.minutesSaved ?? null,
          hint: 'Below zero if the advice cost time.',
        }),
        text('approvedBy', 'Approved by', { multiline: false, value: fix?.approvedBy ?? '' }),
      ],
    },
  }
})

/** `/drill fix [alert]`: what the AI recommended, what was applied, what came of it. */
export const fix: Command = {
  word: 'fix',
  takes: '[alert]',
  help: 'Records a fix and what the AI advised',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = fixSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const { alert: letter, ...rest } = parsed.data
    return onAlert(ask, letter, (each, alert) =>
      carryOutForm(
        each,
        {
          type: 'fix',
          fix: {
            ...rest,
            remedies: fixOf(each.record, alert.id)?.remedies ?? {},
            alertId: alert.id,
          },
        },
        'alert',
        () =>
          tell(
            `The fix of ${alert.letter} is kept. \`/drill check ${alert.letter}\` records what you verified.`,
            [
              {
                label: 'Record a check',
                word: 'check',
                does: 'open',
                with: { alert: alert.letter },
              },
            ],
          ),
      ),
    )
  },
}
