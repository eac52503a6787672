import { latestReport } from '../drill/reports'
import { recordsList } from '../messages/records-list'
import { reportPreview } from '../messages/report-preview'
import { missing } from '../report/missing'
import { carryOut, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'

const preview = async (ask: DrillAsk): Promise<Reply> => ({
  kind: 'private',
  message: reportPreview(
    ask.view,
    missing(ask.record, ask.catalogue),
    latestReport(ask.record)?.version ?? 0,
  ),
})

const records = inDrill(async (ask) => ({ kind: 'private', message: recordsList(ask.view) }))

const post = inDrill(async (ask) => {
  if (ask.record.drill.finishedAt === null)
    return tell('The report is posted when the drill ends. `/drill stop` ends it now.')
  return carryOut(ask, { type: 'ask-report' }, () =>
    tell('The report is being drawn up and will be in the channel in a moment.'),
  )
})

const signOff = inDrill((ask) =>
  carryOut(ask, { type: 'sign-off', reportId: ask.with.report ?? '' }, () =>
    tell('You have signed this version off. A later version starts unsigned.'),
  ),
)

/** `/drill report`: what it says and still lacks; then post it, or a new version. */
export const report: Command = {
  word: 'report',
  takes: '',
  help: 'Previews the report, then posts it',
  say: inDrill(preview),
  press: { open: inDrill(preview), records, post, 'sign-off': signOff },
}
