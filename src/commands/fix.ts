import type { Knob } from '../conduct/lab'
import type { DeliveredAlert } from '../drill/alerts'
import { fixOf, fixSchema } from '../drill/fixes'
import type { Fix } from '../drill/record-work'
import { applied, statedRemedies } from '../drill/stated'
import type { Field } from '../messages/form'
import { onAlert, openOnAlert } from './alert-form'
import { carryOutForm, fieldErrors, tell } from './answers'
import type { Ask, Command, Reply } from './command'
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
        ...(alert ? remediesField(ask, alert, fix) : []),
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

/** Nothing runs behind it, and what its remedies do is stated. */
const isStated = ({ catalogue }: Ask, { herring, subjectId }: DeliveredAlert) =>
  !herring && statedRemedies(catalogue, subjectId).length > 0

/** What can be turned at the system behind an alert, or what is stated of it; nothing behind a red herring's. */
function knobsBehind(ask: Ask, alert: DeliveredAlert): readonly Knob[] {
  const { catalogue, knobsOf } = ask
  if (isStated(ask, alert))
    return statedRemedies(catalogue, alert.subjectId).map(({ key, label }) => ({
      key,
      words: label,
      values: [
        { value: 'left', words: '' },
        { value: applied, words: '' },
      ],
    }))
  const scenario = catalogue.scenarios.find((each) => each.id === alert.subjectId)
  return scenario?.lab && !alert.herring ? knobsOf(scenario.lab) : []
}

function remediesField(ask: Ask, alert: DeliveredAlert, fix: Fix | null): Field[] {
  const knobs = knobsBehind(ask, alert)
  if (knobs.length === 0) return []
  const options = knobs.flatMap(({ key, words, values }) =>
    values.slice(1).map((each) => ({
      value: `${key}=${each.value}`,
      label: each.words === '' ? words : `${words}: ${each.words}`,
    })),
  )
  const value = Object.entries(fix?.remedies ?? {}).map(([key, chosen]) => `${key}=${chosen}`)
  return [
    {
      kind: 'choices',
      name: 'remedies',
      label: 'Remedies',
      required: false,
      hint: isStated(ask, alert)
        ? 'What you would change. What each of them does is stated, not measured.'
        : 'What you would change. A run tries exactly these.',
      options,
      value,
    },
  ]
}

/** Remedies of another alert than the one that was chosen; null = they fit. */
function misfit(
  ask: Ask,
  alert: DeliveredAlert,
  remedies: Readonly<Record<string, string>>,
): Reply | null {
  const knobs = knobsBehind(ask, alert)
  const fits = Object.entries(remedies).every(([key, value]) =>
    knobs.some((knob) => knob.key === key && knob.values.some((each) => each.value === value)),
  )
  if (fits) return null
  const sentence = `Those remedies are not of ${alert.letter}. \`/drill fix ${alert.letter}\` shows the right ones.`
  return { kind: 'errors', errors: { alert: sentence } }
}
