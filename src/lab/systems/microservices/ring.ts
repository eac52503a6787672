/** What the services of the ring share: clock, chance, wires, and how a request is worked on and recorded. */
import type { Chance } from '../../chance'
import type { Recorder, SpanContext } from '../../evidence/recorder'
import { callerOf, tracedCall } from '../../evidence/traced'
import type { LabClock } from '../../virtual/clock'
import type { Answer, Incoming, Network, Reply } from '../../virtual/network'
import type { Books } from './books'
import type { Meter } from './meter'
import { names, type Settings, spread, work } from './settings'

export type Service = keyof typeof names

export interface Ring {
  clock: LabClock
  chance: Chance
  recorder: Recorder
  network: Network
  settings: Settings
  books: Books
  meter: Meter
  /** Filled in as the services begin to listen. */
  ports: Record<Service, number>
}

/** ms since the run's start by which an answer is still of use; null = nobody says. */
export function deadlineOf(incoming: Incoming): number | null {
  const said = incoming.headers['x-deadline']
  return said === undefined ? null : Number(said)
}

/** Spends the time that this kind of work takes; the same for the same id, whatever else happens. */
export async function spend(
  ring: Ring,
  service: Service,
  kind: keyof typeof work,
  id: string,
): Promise<void> {
  const ms = ring.chance.fork(`work/${kind}/${id}`).around(work[kind], spread)
  ring.meter.worked(service, ms)
  await ring.clock.sleep(ms)
}

/** A worker's time with a request, as a SERVER span. */
export async function attend(
  ring: Ring,
  service: Service,
  route: string,
  incoming: Incoming,
  handle: (context: SpanContext) => Promise<Answer>,
): Promise<Answer> {
  const span = ring.recorder.open({
    service: names[service],
    name: `${incoming.method} ${route}`,
    spanKind: 'SERVER',
    parent: callerOf(incoming),
    attributes: { 'http.request.method': incoming.method, 'http.route': route },
  })
  const answer = await handle(span.context)
  span.end(answer.status < 500 ? 'OK' : 'ERROR', { 'http.response.status_code': answer.status })
  return answer
}

export interface Hop {
  from: Service
  to: Service
  method: 'GET' | 'POST'
  /** As in the span's name, without ids. */
  route: string
  path: string
  body?: string
  context: SpanContext
  /** The caller's own, where it has one. */
  deadline: number | null
}

/** A call from one service to another, given up after the hop timeout. Rejects with CallFailed. */
export function hop(
  ring: Ring,
  { from, to, method, route, path, body, context, deadline }: Hop,
): Promise<Reply> {
  const { hopTimeout, deadline: isHandedOn } = ring.settings
  const ends = Math.min(ring.clock.now() + hopTimeout, deadline ?? Number.POSITIVE_INFINITY)
  const headers: Record<string, string> = isHandedOn ? { 'x-deadline': String(ends) } : {}
  return tracedCall(
    ring.network,
    ring.recorder,
    { service: names[from], name: `${method} ${route}`, peer: names[to], parent: context },
    {
      port: ring.ports[to],
      method,
      path,
      headers,
      timeout: hopTimeout,
      ...(body === undefined ? {} : { body }),
    },
  )
}

/** Nobody waits for it any more, and deadlines say so. */
export function isPast(ring: Ring, incoming: Incoming): boolean {
  const deadline = deadlineOf(incoming)
  return ring.settings.deadline && deadline !== null && ring.clock.now() >= deadline
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
