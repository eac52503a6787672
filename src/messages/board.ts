/** The board: every alert with its owner, its people and the number of its sealed claims. */
import { arrived, type DeliveredAlert, onIt } from '../drill/alerts'
import { alertState, isRevealed, sealedCount } from '../drill/visibility'
import type { Message, Part, Text } from './message'
import { alertName, nameOf } from './naming'
import { saying } from './saying'
import { clipped, listed, plural } from './spans'
import type { View } from './view'

/** More would not fit one table on a phone, nor in the platforms' limits. */
const mostRows = 24

export function board(view: View): Message {
  const { record } = view
  const alerts = arrived(record)
  const told = record.drill.toldElapsed !== null
  const shown = alerts.slice(0, mostRows)
  const total = alerts.reduce((sum, alert) => sum + sealedCount(record, alert.id), 0)
  const parts: Part[] = [
    { kind: 'heading', text: 'The board', aside: plural(total, 'claim') },
    {
      kind: 'table',
      head: ['Alert', 'Owner', 'On it', 'Claims', ...(told ? ['Verdict'] : [])],
      rows: shown.map((alert) => row(view, alert, told)),
      align: ['left', 'left', 'left', 'right', ...(told ? ['left' as const] : [])],
    },
  ]
  if (alerts.length > shown.length)
    parts.push({ kind: 'note', text: `And ${plural(alerts.length - shown.length, 'more alert')}.` })
  parts.push({
    kind: 'note',
    text: isRevealed(record)
      ? 'The causes are told. Claims are closed.'
      : 'A claim’s words are sealed until the reveal: its author and the facilitators see them.',
  })
  return saying(parts)
}

function row(view: View, alert: DeliveredAlert, told: boolean): Text[] {
  const { record } = view
  const names = onIt(record, alert.id).map((take) => clipped(nameOf(view, take.stamp.by), 40))
  const state = told ? [alertState(record, alert) ?? ''] : []
  return [
    clipped(alertName(alert), 60),
    names[0] ?? 'nobody',
    names.length === 0 ? 'nobody' : listed(names, 4),
    String(sealedCount(record, alert.id)),
    ...state,
  ]
}
