import { alertByLetter, arrived } from '../drill/alerts'
import { briefMessage, runbookMessage } from '../messages/brief'
import { mapPicture } from '../report/pictures/map'
import { world } from '../scenarios/world'
import { inDrill, refused } from './answers'
import type { Ask, Command, DrillAsk, Reply } from './command'

const map = mapPicture(
  world.map,
  world.services.map(({ name }) => name),
)

async function open(ask: Ask): Promise<Reply> {
  const drillId = ask.view?.record.drill.id
  const stored =
    drillId === undefined ? null : await ask.evidence.picture(drillId, 'service-map', map)
  const picture = stored && { fileId: stored.fileId, alt: map.alt, title: map.title }
  return { kind: 'private', message: briefMessage(world, picture) }
}

/** The runbook of an alert's service, as an alert in the field links to it. */
async function runbook(ask: DrillAsk): Promise<Reply> {
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  if (alert) return { kind: 'private', message: runbookMessage(world, alert.service) }
  const letters = arrived(ask.record).map(({ letter }) => letter)
  return refused({ code: 'no-such-alert', letters }, ask, ask.view)
}

/** `/drill brief`: the world as the on-call team knows it, the same whatever was planned. */
export const brief: Command = {
  word: 'brief',
  takes: '',
  help: 'The systems, their baselines and runbooks',
  say: open,
  press: { open, runbook: inDrill(runbook) },
}
