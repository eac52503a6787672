/** How the ring is built, and what its remedies change. */
import { remedy } from '../../remedies'
import type { Remedies } from '../../run'

/** The services of the world, in the order of their calls. */
export const names = { order: 'order-api', payment: 'payment-api', stock: 'stock-api' } as const

export interface Settings {
  /** C tells A by a queue instead of asking it. */
  queue: boolean
  /** Inner calls have workers of their own. */
  ownPool: boolean
  breaker: 'off' | 'error' | 'drop' | 'outbox'
  admission: boolean
  workers: number
  /** ms that each hop waits. */
  hopTimeout: number
  retry: 'off' | 'immediate' | 'backoff'
  deadline: boolean
}

/** ms of work each; ±`spread` of it. */
export const work = { order: 15, charge: 10, reserve: 10, state: 8, read: 8 } as const
export const spread = 0.3

/** ms that a client waits, over all its tries. */
export const patience = 800
export const innerWorkers = 32
export const ownPoolWorkers = 8
/** CPUs of each service's machine. */
export const cpus = 20

export function settingsOf(remedies: Remedies): Settings {
  const of = 'microservices'
  return {
    queue: remedy(remedies, of, 'queue') === 'on',
    ownPool: remedy(remedies, of, 'pool') === 'own',
    breaker: remedy(remedies, of, 'breaker'),
    admission: remedy(remedies, of, 'admission') === 'on',
    workers: Number(remedy(remedies, of, 'workers')),
    hopTimeout: Number(remedy(remedies, of, 'timeout')),
    retry: remedy(remedies, of, 'retry'),
    deadline: remedy(remedies, of, 'deadline') === 'on',
  }
}
