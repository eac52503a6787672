/** The reveal: what each alert was, what decides it, and what was claimed. */
import { arrived } from '../drill/alerts'
import { isRevealed } from '../drill/visibility'
import type { Message, Part } from './message'
import { lateNote } from './moments'
import { present } from './naming'
import { revealedAlert } from './revealed-alert'
import { saying } from './saying'
import { plural } from './spans'
import type { View } from './view'

const mostAlerts = 10
/** Parts that all alerts may take together; each takes three besides its claims, and one for what they cite. */
const roomForAlerts = 40
/** So many alerts leave room for that. */
const mostCiting = 8
const mostClaims = 5

export function revealPost(view: View): Message {
  const { record } = view
  present(isRevealed(record) ? record : null, 'reveal yet')
  const alerts = arrived(record)
  const shown = alerts.slice(0, mostAlerts)
  const cites = shown.length <= mostCiting
  const room = Math.floor(roomForAlerts / Math.max(1, shown.length)) - (cites ? 4 : 3)
  const claims = Math.min(mostClaims, Math.max(1, room))
  const herrings = alerts.filter((alert) => alert.herring).length
  const parts: Part[] = [
    {
      kind: 'heading',
      text: 'The reveal',
      aside: `${plural(alerts.length - herrings, 'real failure')}, ${plural(herrings, 'red herring')}`,
    },
    ...(alerts.length === 0 ? [{ kind: 'text' as const, text: 'No alert had arrived.' }] : []),
    ...shown.flatMap((alert) => revealedAlert(view, alert, { most: claims, cites })),
  ]
  if (alerts.length > shown.length)
    parts.push({
      kind: 'note',
      text: `And ${plural(alerts.length - shown.length, 'more alert')}: the report has them all.`,
    })
  parts.push({
    kind: 'note',
    text: 'Claims are closed. Confirmed ones stand with their authors, all others without a name.',
  })
  return saying([...parts, ...lateNote(record, 'reveal', '')])
}
