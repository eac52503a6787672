import { carryOut, inDrill, tell } from './answers'
import type { Command } from './command'

const now = inDrill((ask) =>
  carryOut(ask, { type: 'cancel' }, () =>
    tell('The drill is cancelled. Nothing more of it is posted.'),
  ),
)

/** `/drill cancel`: drops the drill without a report. Of a started one it asks once. */
export const cancel: Command = {
  word: 'cancel',
  takes: '',
  help: 'Drops the drill, without a report',
  say: inDrill(async (ask) =>
    ask.record.drill.startedAt === null
      ? now(ask)
      : tell(
          '`cancel` drops the running drill: nothing more is posted and there is no report. `/drill stop` ends it with one.',
          [{ label: 'Cancel the drill', word: 'cancel', does: 'now', style: 'danger' }],
        ),
  ),
  press: { now },
}
