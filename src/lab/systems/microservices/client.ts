/** The clients of order-api: how long they wait, and whether they try again. */
import { tracedCall } from '../../evidence/traced'
import { CallFailed } from '../../virtual/network'
import type { Arrival } from './load'
import type { Ring } from './ring'
import { names, patience } from './settings'

export interface Asked {
  kind: Arrival['kind']
  /** ms from the first try to the last answer. */
  ms: number
  isAnswered: boolean
}

/** Tries after the first; what a client does on being told to come again is not counted. */
const tries = 3
/** ms until a client that tries again does so, having heard nothing. */
const patienceOfATry = 300
/** ms; doubled with every try up to the longest, ± half of it. */
const firstPause = 40
const longestPause = 60
/** ms; a client comes again about when it is told to. */
const comesAgain = 20

export async function ask(ring: Ring, arrival: Arrival): Promise<Asked> {
  const { clock, settings } = ring
  const start = clock.now()
  const dice = ring.chance.fork(`client/${arrival.id}`)
  let failures = 0
  let silences = 0
  let isAnswered = false
  for (;;) {
    const status = await tryOnce(ring, arrival, silences, start + patience)
    if (status !== null && status < 400) {
      isAnswered = clock.now() - start <= patience
      break
    }
    if (status === 429) {
      const pause = dice.around(comesAgain, 0.5)
      if (clock.now() + pause >= start + patience) break
      await clock.sleep(pause)
      continue
    }
    failures += 1
    if (status === null) silences += 1
    if (settings.retry === 'off' || failures > tries) break
    if (settings.retry === 'backoff') {
      await clock.sleep(dice.around(Math.min(firstPause * 2 ** (failures - 1), longestPause), 0.5))
    }
  }
  const ms = clock.now() - start
  ring.meter.ended(ms, isAnswered)
  ring.recorder.event(`${arrival.id} ${isAnswered} ${ms}`)
  return { kind: arrival.kind, ms, isAnswered }
}

/** The status of the answer; null when none came. */
async function tryOnce(
  ring: Ring,
  arrival: Arrival,
  silences: number,
  deadline: number,
): Promise<number | null> {
  const isOrder = arrival.kind === 'order'
  // Who was answered keeps the key; who heard nothing places the order anew.
  const key = silences === 0 ? arrival.id : `${arrival.id}.${silences}`
  try {
    const reply = await tracedCall(
      ring.network,
      ring.recorder,
      {
        service: 'shop',
        name: isOrder ? 'POST /orders' : 'GET /orders/{id}',
        peer: names.order,
        parent: null,
      },
      {
        port: ring.ports.order,
        method: isOrder ? 'POST' : 'GET',
        path: isOrder ? '/orders' : `/orders/${key}`,
        headers: ring.settings.deadline ? { 'x-deadline': String(deadline) } : {},
        timeout: ring.settings.retry === 'off' ? patience : patienceOfATry,
        ...(isOrder ? { body: JSON.stringify({ key, order: arrival.id }) } : {}),
      },
    )
    return reply.status
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}
