import { alertByLetter, arrived } from '../drill/alerts'
import { hintSchema, hintsGiven } from '../drill/hints'
import { carryOut, carryOutForm, fieldErrors, inDrill, refused, refusedForm, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { alertField } from './fields'

async function give(ask: DrillAsk, letter: string): Promise<Reply> {
  const alert = alertByLetter(ask.record, letter)
  if (!alert)
    return refused(
      { code: 'no-such-alert', letters: arrived(ask.record).map((each) => each.letter) },
      ask,
      ask.view,
    )
  return carryOut(ask, { type: 'hint', alertId: alert.id }, (outcome) =>
    tell(
      `Hint ${hintsGiven(outcome.view.record, alert.id).length} of 3 for ${alert.letter} is in its thread. The report says so.`,
    ),
  )
}

const form = (ask: DrillAsk): Reply => ({
  kind: 'form',
  form: {
    word: 'hint',
    title: 'Give a hint',
    submit: 'Give the hint',
    context: { drill: ask.record.drill.id },
    intro: 'Its next hint goes into the thread of the alert.',
    fields: [alertField(ask.record)],
  },
})

/** `/drill hint A`: the alert's next hint, in its thread. */
export const hint: Command = {
  word: 'hint',
  takes: '[alert]',
  help: "Gives an alert's next hint in its thread",
  sealed: true,
  say: inDrill(async (ask) => (ask.text === '' ? form(ask) : give(ask, ask.text))),
  press: {
    now: inDrill((ask) => give(ask, ask.with.alert ?? '')),
    open: inDrill(async (ask) => form(ask)),
  },
  submit: async (ask, values) => {
    const parsed = hintSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill(async (each) => {
      const alert = alertByLetter(each.record, parsed.data.alert)
      if (!alert)
        return refusedForm(
          { code: 'no-such-alert', letters: arrived(each.record).map((one) => one.letter) },
          each,
          each.view,
          'alert',
        )
      return carryOutForm(each, { type: 'hint', alertId: alert.id }, 'alert', () =>
        tell(`The hint for ${alert.letter} is in its thread.`),
      )
    })(ask)
  },
}
