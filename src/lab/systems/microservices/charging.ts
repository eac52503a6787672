/** How order-api has an order charged: by a plain call, or behind a circuit breaker. */
import CircuitBreaker from 'opossum'
import { CallFailed, type Reply } from '../../virtual/network'
import type { Charge } from './charge'
import type { Outbox } from './outbox'
import { hop, type Ring } from './ring'
import { names } from './settings'

/** `deferred`: accepted, and charged later. `dropped`: accepted, and never charged. */
export type Charged = 'charged' | 'deferred' | 'dropped' | 'no answer' | 'refused'

export type ChargeOrder = (charge: Charge) => Promise<Charged>

const breakerOptions = {
  timeout: 100,
  errorThresholdPercentage: 50,
  volumeThreshold: 4,
  rollingCountTimeout: 1000,
  rollingCountBuckets: 10,
  resetTimeout: 300,
  enableSnapshots: false,
} as const

export function createCharging(ring: Ring, outbox: Outbox): { charge: ChargeOrder; stop(): void } {
  const { breaker: mode } = ring.settings
  if (mode === 'off') return { charge: (charge) => plainly(ring, charge), stop: () => {} }
  const breaker = new CircuitBreaker((charge: Charge) => call(ring, charge), breakerOptions)
  const say = (state: string) =>
    ring.recorder.log(names.order, 'WARN', `breaker of payment-api: ${state}`)
  breaker.on('open', () => say('open'))
  breaker.on('halfOpen', () => say('half-open'))
  breaker.on('close', () => say('closed'))

  async function charge(wanted: Charge): Promise<Charged> {
    try {
      return judge(await breaker.fire(wanted))
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      if (mode === 'outbox') {
        outbox.put(wanted)
        return 'deferred'
      }
      return mode === 'drop' ? 'dropped' : 'no answer'
    }
  }
  return { charge, stop: () => breaker.shutdown() }
}

async function plainly(ring: Ring, charge: Charge): Promise<Charged> {
  try {
    return judge(await call(ring, charge))
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    ring.recorder.log(
      names.order,
      'ERROR',
      `POST /charges: ${error.message}`,
      { order: charge.order, 'server.address': names.payment },
      charge.context,
    )
    return 'no answer'
  }
}

function call(ring: Ring, { key, order, context, deadline }: Charge): Promise<Reply> {
  return hop(ring, {
    from: 'order',
    to: 'payment',
    method: 'POST',
    route: '/charges',
    path: '/charges',
    body: JSON.stringify({ key, order }),
    context,
    deadline,
  })
}

const judge = (reply: Reply): Charged => (reply.status < 400 ? 'charged' : 'refused')
