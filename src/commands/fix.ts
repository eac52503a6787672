import type { DeliveredAlert } from '../drill/alerts'
import { fixOf, fixSchema } from '../drill/fixes'
import type { Fix } from '../drill/record-work'
import { onAlert, openOnAlert } from './alert-form'
import { carryOutForm, fieldErrors, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { alertField, choiceOf, number, text } from './fields'
import { isStated, misfit, remediesField } from './remedies-field'

/** What a form begins with where nothing is recorded yet. */
export type FixDraft = Pick<Fix, 'recommendation' | 'remedies' | 'steps' | 'override'> & {
  predicted: number | null
}

/** `draft`: goes before what is recorded, as it is newer. */
export function fixForm(ask: DrillAsk, alert: DeliveredAlert | null, draft?: FixDraft): Reply {
  const recorded = alert ? fixOf(ask.record, alert.id) : null
  const fix = recorded || draft ? { ...blank, ...recorded, ...draft } : null
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
        ...(alert ? remediesField(ask, alert, fix?.remedies ?? {}) : []),
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
          recorded ? { value: recorded.outcome } : {},
        ),
        number('minutesSaved', 'Minutes saved', -480, 480, {
          value: fix?.minutesSaved ?? null,
          hint: 'Below zero if the advice cost time.',
        }),
        text('approvedBy', 'Approved by', { multiline: false, value: fix?.approvedBy ?? '' }),
      ],
    },
  }
}

const blank = {
  recommendation: '',
  remedies: {},
  steps: '',
  predicted: null,
  accuracy: null,
  override: '',
  minutesSaved: null,
  approvedBy: '',
} satisfies Partial<Fix>

const open = openOnAlert(fixForm)

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
    return onAlert(
      ask,
      letter,
      async (each, alert) =>
        misfit(each, alert, rest.remedies) ??
        carryOutForm(each, { type: 'fix', fix: { ...rest, alertId: alert.id } }, 'alert', () =>
          tell(
            `The fix of ${alert.letter} is kept. \`/drill check ${alert.letter}\` records what you verified.`,
            [
              ...(Object.keys(rest.remedies).length > 0
                ? [
                    {
                      label: isStated(each, alert) ? 'See what it does' : 'Run it',
                      word: 'stress',
                      does: 'now',
                      with: { alert: alert.letter },
                      style: 'primary' as const,
                    },
                  ]
                : []),
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
