/** Messages that are posted once and then edited in place: computed anew after every change. */
import { arrived } from '../drill/alerts'
import { currentFacilitators } from '../drill/participations'
import type { DrillRecord } from '../drill/record'
import { alertCard } from '../messages/alert'
import { board } from '../messages/board'
import { controlCard } from '../messages/control-card'
import type { Outgoing } from '../messages/message'
import { phaseCard } from '../messages/phase-card'
import { plannedPost } from '../messages/planned'
import type { View } from '../messages/view'
import { missing } from '../report/missing'
import { alertKey } from './announce'

const channel = { kind: 'channel' } as const

/** In the order in which they are first posted. */
export function live(view: View): Outgoing[] {
  const { record } = view
  const phases = record.phases.filter((phase) => phase.started !== null)
  const alerts = arrived(record)
  return [
    { key: 'planned', audience: channel, message: plannedPost(view), holdable: true },
    ...phases.map((phase) => ({
      key: `phase:${phase.ordinal}`,
      audience: channel,
      message: phaseCard(view, phase.ordinal),
      holdable: true,
    })),
    ...alerts.map((alert) => ({
      key: alertKey(alert.id),
      audience: channel,
      message: alertCard(view, alert.id),
      holdable: true,
    })),
    ...(alerts.length > 0
      ? [{ key: 'board', audience: channel, message: board(view), holdable: true }]
      : []),
    ...controlCards(view),
  ]
}

/** One a facilitator, from the start on. */
function controlCards(view: View): Outgoing[] {
  if (!hasStarted(view.record)) return []
  const lacks = missing(view.record, view.catalogue)
  return currentFacilitators(view.record).map((personId) => ({
    key: `control:${personId}`,
    audience: { kind: 'person', personId },
    message: controlCard(view, personId, lacks),
    holdable: false,
  }))
}

function hasStarted(record: DrillRecord): boolean {
  return record.drill.startedAt !== null
}
