/** What the team is given to read before the first alert: map, services, contract, one healthy trace. */
import { type Service, services } from './services'

interface PracticeSpan {
  service: string
  name: string
  depth: number
  /** ms since the trace began. */
  start: number
  /** ms. */
  length: number
}

export interface World {
  /** One line a path, as the on-call team believes it to be. */
  map: readonly string[]
  /** Billing's rounding contract. */
  contract: readonly string[]
  services: readonly Service[]
  /** A healthy request, for reading one before it matters. */
  practiceTrace: { traceId: string; request: string; spans: readonly PracticeSpan[] }
  notes: readonly string[]
}

/** The world of every drill, whatever was planned, as it is at the lower levels. */
export const world: World = {
  map: [
    'shop → order-api → payment-api → stock-api',
    'order-api → orders-db (primary) ⇢ orders-db-replica',
    'shop → rates-gateway → six carriers',
    'admin → users-api → users-db, plan provider',
    'usage meters → billing-ledger → ledger-db',
    'batch-worker-3 → ledger-db',
  ],
  contract: [
    'An invoice is rounded once, at its end: half-up, to whole cents.',
    'Lines, tax, proration and discounts stay unrounded until then.',
    'A delivery with the same idempotency key is charged once, however often it comes.',
    'The posted total equals the sum of the invoices, to the cent.',
  ],
  services,
  practiceTrace: {
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    request: 'GET /users?expand=plan, a tenant with one user',
    spans: [
      { service: 'users-api', name: 'GET /users', depth: 0, start: 0, length: 54 },
      { service: 'users-db', name: 'SELECT users', depth: 1, start: 2, length: 8 },
      { service: 'users-db', name: 'SELECT plan_ref', depth: 1, start: 11, length: 8 },
      { service: 'plan provider', name: 'GET /plans/{id}', depth: 1, start: 20, length: 31 },
    ],
  },
  notes: [
    'World time is 03:00 when the drill starts.',
    'Runbooks say when they were last reviewed; not all of them kept up.',
    'The map is what the team believes. Nobody generates it.',
  ],
}

/** What a runbook that misleads says as its second step: sounds right, and is not. */
const misleading = [
  {
    service: 'billing-ledger',
    step: 'Match postings by content: a growing gap means charges made twice. Drop the second.',
  },
  {
    service: 'order-api',
    step: 'With all workers busy, raise the 200 ms for payment-api to 600 ms: it is slow at night.',
  },
  {
    service: 'users-api',
    step: 'With calm traffic, connections run out: raise the pool of users-db from 5 to 25.',
  },
] as const

/**
 * The world of a drill: at level 3 one runbook misleads, which one follows from the drill's seed alone and
 * not from what was planned.
 */
export function worldAt(level: 1 | 2 | 3, seed: number, known: World = world): World {
  const chosen = level === 3 ? misleading[seed % misleading.length] : undefined
  if (chosen === undefined) return known
  return {
    ...known,
    services: known.services.map((each) =>
      each.name === chosen.service ? misled(each, chosen.step) : each,
    ),
  }
}

function misled(service: Service, step: string): Service {
  const [first, , third] = service.runbook.steps
  return { ...service, runbook: { ...service.runbook, steps: [first, step, third] } }
}
