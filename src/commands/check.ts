import { z } from 'zod'
import type { DeliveredAlert } from '../drill/alerts'
import { commonChecks, ownCheck } from '../drill/check-items'
import { lastAnswer } from '../drill/checks'
import type { CheckItem } from '../drill/scenario'
import { alertLetter } from '../drill/text'
import { isRevealed } from '../drill/visibility'
import { onAlert, openOnAlert } from './alert-form'
import { carryOutForm, fieldErrors, tell } from './answers'
import type { Command, DrillAsk } from './command'
import { alertField, choiceOf } from './fields'

/** What is asked of an alert now: until the reveal the same of each. */
function itemsFor(ask: DrillAsk, alert: DeliveredAlert | null): readonly CheckItem[] {
  const scenario = ask.catalogue.scenarios.find((each) => each.id === alert?.subjectId)
  return isRevealed(ask.record) && scenario ? scenario.checks : commonChecks
}

/** An earlier answer, also one that was given under the common name before the reveal. */
function earlier(ask: DrillAsk, alert: DeliveredAlert, item: CheckItem): string | undefined {
  const scenario = ask.catalogue.scenarios.find((each) => each.id === alert.subjectId)
  const keys = [
    item.key,
    ...commonChecks
      .filter((each) => scenario && ownCheck(scenario, each.key)?.key === item.key)
      .map((each) => each.key),
  ]
  return keys
    .map((key) => lastAnswer(ask.record, alert.id, key)?.answer)
    .find((answer) => answer !== undefined)
}

const open = openOnAlert((ask, alert) => ({
  kind: 'form',
  form: {
    word: 'check',
    title: 'Record a check',
    submit: 'Keep',
    context: { drill: ask.record.drill.id, ...(alert ? { alert: alert.letter } : {}) },
    fields: [
      alertField(ask.record, alert?.letter),
      ...itemsFor(ask, alert).map((item) => {
        const value = alert ? earlier(ask, alert, item) : undefined
        return choiceOf(item.key, item.label, item.answers, {
          required: false,
          ...(value === undefined ? {} : { value }),
        })
      }),
    ],
  },
}))

const head = z.object({ alert: alertLetter })

/** `/drill check [alert]`: verified outcomes of an alert. */
export const check: Command = {
  word: 'check',
  takes: '[alert]',
  help: 'Records what you verified',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = head.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return onAlert(ask, parsed.data.alert, async (each, alert) => {
      const answers: Record<string, string> = {}
      for (const item of [...itemsFor(each, alert), ...commonChecks]) {
        const value = values[item.key]
        if (value === undefined || value === null || value === '') continue
        const chosen = item.answers.find(
          (answer) => answer.toLowerCase() === String(value).toLowerCase(),
        )
        if (chosen === undefined)
          return { kind: 'errors', errors: { [item.key]: `Choose ${item.answers.join(' or ')}.` } }
        answers[item.key] = chosen
      }
      return carryOutForm(
        each,
        { type: 'check', check: { alertId: alert.id, answers } },
        'alert',
        () =>
          tell(
            `The checks of ${alert.letter} are kept. A later answer counts instead of an earlier one; both stay in the record.`,
          ),
      )
    })
  },
}
