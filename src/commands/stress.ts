import { alertByLetter, arrived } from '../drill/alerts'
import { runRequestOf } from '../drill/runs'
import { carryOut, inDrill, refused, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'

const run = (ask: DrillAsk, letter: string): Promise<Reply> | Reply => {
  const alert = alertByLetter(ask.record, letter)
  const letters = arrived(ask.record).map((each) => each.letter)
  if (!alert) return refused({ code: 'no-such-alert', letters }, ask, ask.view)
  return carryOut(ask, { type: 'ask-run', alertId: alert.id }, ({ view, recordId }) => {
    const request = recordId === null ? null : runRequestOf(view.record, recordId)
    const system = request?.remedies === null ? 'The unfixed system of' : 'Your fix of'
    const counts = request?.counted ? ' It counts.' : ' It does not count.'
    return tell(`${system} ${alert.letter} runs.${counts} The result comes into its thread.`)
  })
}

/** Without a letter: the only alert there is, or one to choose. */
async function say(ask: DrillAsk): Promise<Reply> {
  const alerts = arrived(ask.record)
  const [only] = alerts
  if (ask.text !== '') return run(ask, ask.text)
  if (only === undefined) return tell('No alert has arrived yet, so there is nothing to run.')
  if (alerts.length === 1) return run(ask, only.letter)
  return tell(
    'Which system is to be run?',
    alerts.slice(0, 5).map(({ letter, service }) => ({
      label: `${letter} · ${service}`,
      word: 'stress',
      does: 'now',
      with: { alert: letter },
    })),
  )
}

/** `/drill stress [alert]`: a stress run, of the unfixed system or with the remedies of the alert's fix. */
export const stress: Command = {
  word: 'stress',
  takes: '[alert]',
  help: 'Runs a system under load, unfixed and fixed',
  say: inDrill(say),
  press: {
    now: inDrill(async (ask) => run(ask, ask.with.alert ?? '')),
    cancel: inDrill((ask) =>
      carryOut(ask, { type: 'cancel-run', requestId: ask.with.run ?? '' }, () =>
        tell('Taken back: that run counts as never asked for.'),
      ),
    ),
  },
}
