/** The gateway: asks a carrier, and answers from what it stored where the carrier is slow or in trouble. */
import type { Chance } from '../../../chance'
import type { Recorder, SpanContext } from '../../../evidence/recorder'
import { callerOf, tracedCall } from '../../../evidence/traced'
import type { LabClock } from '../../../virtual/clock'
import type { Network } from '../../../virtual/network'
import { type Course, minute } from '../course'
import type { Carrier } from './carriers'

export const service = 'rates-gateway'
/** ms that a caller is kept waiting for a carrier. */
const patience = 29
/** One of so many errors is told of, by level. */
const told = { 1: 7, 2: 5, 3: 2 } as const

export interface Counts {
  calls: number
  errors: number
  stored: number
  lengths: number[]
}

export interface Gateway {
  port: number
  /** Since the last look. */
  counts(): Counts
}

export interface Room {
  clock: LabClock
  network: Network
  chance: Chance
  recorder: Recorder
  course: Course
}

export async function startGateway(room: Room, carriers: readonly Carrier[]): Promise<Gateway> {
  const { clock, network, chance, recorder, course } = room
  const dice = chance.fork('gateway')
  /** Minute at which each carrier's rates were stored; they were fetched in the hour before. */
  const stored = new Map(carriers.map(({ name }) => [name, -dice.int(3, 55)]))
  const fresh = (): Counts => ({ calls: 0, errors: 0, stored: 0, lengths: [] })
  let counts = fresh()
  let failures = 0

  async function ask(carrier: Carrier, attempt: number, parent: SpanContext): Promise<boolean> {
    counts.calls += 1
    const caller = { service, name: 'GET /rates', peer: carrier.name, parent }
    const call = { port: carrier.port, method: 'GET', path: '/rates' }
    const start = clock.now()
    const { status } = await tracedCall(network, recorder, caller, call)
    if (status < 400) {
      stored.set(carrier.name, clock.now() / minute)
      return true
    }
    counts.errors += 1
    failures += 1
    if (failures % told[course.level] === 0) {
      const facts = {
        'server.address': carrier.name,
        'http.response.status_code': status,
        attempt,
        'duration.ms': Math.round(clock.now() - start),
      }
      recorder.log(service, 'WARN', 'Upstream answered with an error', facts, parent)
    }
    return attempt < 2 && ask(carrier, attempt + 1, parent)
  }

  const { port } = await network.serve(async (incoming) => {
    const start = clock.now()
    const span = recorder.open({
      service,
      name: 'GET /rates',
      spanKind: 'SERVER',
      parent: callerOf(incoming),
      attributes: { 'http.request.method': 'GET', 'http.route': '/rates' },
    })
    await clock.sleep(dice.around(3, 0.3))
    const carrier = carriers[Number(incoming.path.split('=').at(-1)) - 1] ?? carriers[0]
    if (carrier === undefined) return { status: 404 }
    const answered = await Promise.race([
      ask(carrier, 1, span.context),
      clock.sleep(patience).then(() => false),
    ])
    const length = clock.now() - start
    counts.lengths.push(length)
    if (!answered) {
      counts.stored += 1
      const age = Math.round(clock.now() / minute - (stored.get(carrier.name) ?? 0))
      const facts = { 'server.address': carrier.name, 'rates.age.min': age }
      if (counts.stored % (course.level === 1 ? 2 : 3) === 1) {
        recorder.log(service, 'INFO', 'Answered from stored rates', facts, span.context)
      }
    }
    const source = answered ? 'carrier' : 'store'
    span.end('OK', { 'http.response.status_code': 200, 'rates.source': source })
    return { status: 200, body: source }
  })

  return {
    port,
    counts() {
      const seen = counts
      counts = fresh()
      return seen
    },
  }
}
