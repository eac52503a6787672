import { alertById, alertByLetter, arrived } from '../drill/alerts'
import { runRequestOf, waitingRuns } from '../drill/runs'
import { statedRemedies } from '../drill/stated'
import type { View } from '../messages/view'
import { carryOut, inDrill, refused, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'

const run = (ask: DrillAsk, letter: string): Promise<Reply> | Reply => {
  const alert = alertByLetter(ask.record, letter)
  if (!alert) return noSuchAlert(ask)
  return carryOut(ask, { type: 'ask-run', alertId: alert.id }, ({ view, recordId }) => {
    const request = recordId === null ? null : runRequestOf(view.record, recordId)
    const system = request?.remedies === null ? 'The unfixed system of' : 'Your fix of'
    const counts = request?.counted ? ' It counts.' : ' It does not count.'
    if (statedRemedies(ask.catalogue, alert.subjectId).length > 0)
      return tell(
        `What your fix of ${alert.letter} does is stated, not measured: nothing runs behind it.${counts} The verdict comes into its thread.`,
      )
    return tell(
      `${system} ${alert.letter} runs.${counts}${behind(view, recordId)} The result comes into its thread.`,
    )
  })
}

/** `runId` null = the alert's last run. */
const replay = (ask: DrillAsk, letter: string, runId: string | null): Promise<Reply> | Reply => {
  const alert = alertByLetter(ask.record, letter)
  if (!alert) return noSuchAlert(ask)
  return carryOut(ask, { type: 'ask-replay', alertId: alert.id, runId }, ({ view, recordId }) =>
    tell(
      `The run on ${alert.letter} is replayed in real time, which takes up to half a minute. It does not count.${behind(view, recordId)} What comes of it stands in the run’s post.`,
    ),
  )
}

function noSuchAlert(ask: DrillAsk): Reply {
  const letters = arrived(ask.record).map((each) => each.letter)
  return refused({ code: 'no-such-alert', letters }, ask, ask.view)
}

/** One run of a drill goes at a time. */
function behind({ record }: View, runId: string | null): string {
  const place = runId === null ? 0 : waitingRuns(record).indexOf(runId)
  if (place < 1) return ''
  return place === 1 ? ' One run goes before it.' : ` ${place} runs go before it.`
}

const again = /\breplay\b/i

/** Without a letter: the only alert there is, or one to choose. */
async function say(ask: DrillAsk): Promise<Reply> {
  const alerts = arrived(ask.record)
  const [only] = alerts
  const replays = again.test(ask.text)
  const letter = ask.text.replace(again, '').trim()
  const does = (of: string) => (replays ? replay(ask, of, null) : run(ask, of))
  if (letter !== '') return does(letter)
  if (only === undefined) return tell('No alert has arrived yet, so there is nothing to run.')
  if (alerts.length === 1) return does(only.letter)
  return tell(
    replays ? 'The run on which alert is to be replayed?' : 'Which system is to be run?',
    alerts.slice(0, 5).map(({ letter: of, service }) => ({
      label: `${of} · ${service}`,
      word: 'stress',
      does: replays ? 'replay' : 'now',
      with: { alert: of },
    })),
  )
}

/**
 * `/drill stress [alert]`: a stress run, of the unfixed system or with the remedies of the alert's fix. With
 * `replay` the alert's last run once more, in real time.
 */
export const stress: Command = {
  word: 'stress',
  takes: '[alert] [replay]',
  help: 'Runs a system under load, unfixed and fixed; “replay” shows a run again in real time',
  say: inDrill(say),
  press: {
    now: inDrill(async (ask) => run(ask, ask.with.alert ?? '')),
    replay: inDrill(async (ask) => {
      const of = ask.record.runs.find((each) => each.id === ask.with.run)
      const letter = of ? alertById(ask.record, of.alertId)?.letter : ask.with.alert
      return replay(ask, letter ?? '', of?.id ?? null)
    }),
    cancel: inDrill((ask) =>
      carryOut(ask, { type: 'cancel-run', requestId: ask.with.run ?? '' }, () =>
        tell('Taken back: it counts as never asked for.'),
      ),
    ),
  },
}
