import { alertByLetter, arrived } from '../drill/alerts'
import { briefMessage, runbookMessage } from '../messages/brief'
import type { ShownPicture } from '../messages/evidence-parts'
import type { EvidenceSpec } from '../report/evidence-spec'
import { mapPicture } from '../report/pictures/map'
import { practicePicture } from '../report/pictures/practice'
import { inDrill, refused, tell } from './answers'
import type { Ask, Command, DrillAsk, Reply } from './command'

/** Evidence can be asked for as long as the drill goes on. */
const goesOn = ({ view }: Ask) => {
  const state = view?.record.drill.state
  return state === 'running' || state === 'paused'
}

async function open(ask: Ask): Promise<Reply> {
  const { world, view } = ask
  const names = world.services.map(({ name }) => name)
  const pictures = {
    map: await drawn(ask, 'service-map', mapPicture(world.map, names)),
    trace: await drawn(ask, 'practice-trace', practicePicture(world.practiceTrace)),
  }
  const ways = { dashboards: goesOn(ask), runbooks: view !== null }
  return { kind: 'private', message: briefMessage(world, pictures, ways) }
}

/** Null = it could not be drawn, or there is no drill that would keep it: the words say the same. */
async function drawn(
  { view, evidence }: Ask,
  name: string,
  spec: EvidenceSpec | null,
): Promise<ShownPicture | null> {
  if (view === null || spec === null) return null
  const stored = await evidence.picture(view.record.drill.id, name, spec)
  return stored && { fileId: stored.fileId, alt: spec.alt, title: spec.title }
}

const runbookOf = (ask: Ask, service: string): Reply => ({
  kind: 'private',
  message: runbookMessage(ask.world, service, { dashboards: goesOn(ask) }),
})

/** The runbook of an alert's service, as an alert in the field links to it, or of a service of the brief. */
async function runbook(ask: DrillAsk): Promise<Reply> {
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  if (alert) return runbookOf(ask, alert.service)
  if (ask.with.service !== undefined) return ofService(ask, ask.with.service)
  const letters = arrived(ask.record).map(({ letter }) => letter)
  return refused({ code: 'no-such-alert', letters }, ask, ask.view)
}

/** Of a service by its name, or by the letter of an alert on it. */
async function ofService(ask: Ask, text: string): Promise<Reply> {
  const asked = text.trim().toLowerCase()
  const alert = ask.view && alertByLetter(ask.view.record, asked.toUpperCase())
  if (alert) return runbookOf(ask, alert.service)
  const names = ask.world.services.map(({ name }) => name)
  const found = names.find((name) => name.toLowerCase() === asked)
  if (found !== undefined) return runbookOf(ask, found)
  return tell(`There is no service "${text.trim()}" in the brief. It has ${names.join(', ')}.`)
}

/** `/drill brief`: the world as the on-call team knows it, the same whatever was planned; with a service its runbook. */
export const brief: Command = {
  word: 'brief',
  takes: '[service]',
  help: 'The systems, their baselines and runbooks',
  say: (ask) => (ask.text.trim() === '' ? open(ask) : ofService(ask, ask.text)),
  press: { open, runbook: inDrill(runbook) },
}
