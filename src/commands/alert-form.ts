/** What words on one alert have in common: which alert is meant, and the answer when there is none. */
import { alertByLetter, arrived, type DeliveredAlert } from '../drill/alerts'
import { inDrill, refused, refusedForm, tell } from './answers'
import type { Ask, DrillAsk, Reply } from './command'

/** Opens a form on the alert that was typed or pressed; with none named, on the only one or on none. */
export function openOnAlert(
  form: (ask: DrillAsk, alert: DeliveredAlert | null) => Reply,
): (ask: Ask) => Promise<Reply> {
  return inDrill(async (ask) => {
    const named = ask.with.alert ?? ask.text
    const alerts = arrived(ask.record)
    if (alerts.length === 0)
      return tell('No alert has arrived yet, so there is nothing to write this on.')
    if (named === '') return form(ask, alerts.length === 1 ? (alerts[0] ?? null) : null)
    const alert = alertByLetter(ask.record, named)
    return alert
      ? form(ask, alert)
      : refused(
          { code: 'no-such-alert', letters: alerts.map((each) => each.letter) },
          ask,
          ask.view,
        )
  })
}

/** Goes on with the alert whose letter a form has sent. */
export function onAlert(
  ask: Ask,
  letter: string,
  go: (ask: DrillAsk, alert: DeliveredAlert) => Promise<Reply>,
): Promise<Reply> {
  return inDrill(async (each) => {
    const alert = alertByLetter(each.record, letter)
    const letters = arrived(each.record).map((one) => one.letter)
    return alert
      ? go(each, alert)
      : refusedForm({ code: 'no-such-alert', letters }, each, each.view, 'alert')
  })(ask)
}
