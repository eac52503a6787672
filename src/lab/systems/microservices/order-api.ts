/** A: takes orders, serves reads of them, and tells stock-api their state. */
import type { Answer, Incoming } from '../../virtual/network'
import type { ChargeOrder } from './charging'
import { attend, deadlineOf, isPast, json, type Ring, spend } from './ring'
import { names, ownPoolWorkers } from './settings'
import { createWorkers } from './workers'

/** Orders in hand at once, where they are limited: workers must be left for what orders ask for. */
const admitted = 6
/** Orders that may wait to be taken on, beside them. */
const atTheDoor = 24
/** ms after which a client that was not let in may come again. */
const comeAgain = 20

export async function startOrder(ring: Ring, charge: ChargeOrder): Promise<void> {
  const { settings, books } = ring
  const workers = createWorkers(settings.workers)
  const innerPool = settings.ownPool ? createWorkers(ownPoolWorkers) : workers
  const door = createWorkers(admitted)
  ring.meter.watch('order', workers)

  async function take(incoming: Incoming): Promise<Answer> {
    if (!settings.admission) return workers.use(() => place(incoming))
    if (door.waiting() >= atTheDoor) {
      return {
        ...json(429, { error: 'come again' }),
        headers: { 'x-retry-after-ms': `${comeAgain}` },
      }
    }
    return door.use(() => workers.use(() => place(incoming), true))
  }

  async function place(incoming: Incoming): Promise<Answer> {
    const { key, order }: { key: string; order: string } = JSON.parse(incoming.body)
    if (isPast(ring, incoming)) {
      books.write(key, order, 'dropped')
      return json(504, { error: 'deadline passed' })
    }
    books.write(key, order, 'taken')
    return attend(ring, 'order', '/orders', incoming, async (context) => {
      await spend(ring, 'order', 'order', key)
      const result = await charge({ key, order, context, deadline: deadlineOf(incoming) })
      const { severity, body, state, status } = outcomes[result]
      books.write(key, order, state)
      ring.recorder.log(names.order, severity, body, { order }, context)
      return json(status, { order, state })
    })
  }

  const look = (incoming: Incoming, kind: 'read' | 'state', route: string) => async () => {
    if (isPast(ring, incoming)) return json(504, { error: 'deadline passed' })
    const handle = async () => {
      await spend(ring, 'order', kind, incoming.path)
      return json(200, { state: 'open' })
    }
    // Whoever asked has gone, and nothing was to be written.
    if (incoming.gone.aborted) return json(499, { error: 'caller has gone' })
    return attend(ring, 'order', route, incoming, handle)
  }

  const { port } = await ring.network.serve((incoming) => {
    if (incoming.method === 'POST') return take(incoming)
    if (incoming.path.endsWith('/state')) {
      // What was let in goes before what has only come.
      return innerPool.use(look(incoming, 'state', '/orders/{id}/state'), settings.admission)
    }
    return workers.use(look(incoming, 'read', '/orders/{id}'))
  })
  ring.ports.order = port
}

const outcomes = {
  charged: { severity: 'INFO', body: 'order placed', state: 'done', status: 201 },
  deferred: {
    severity: 'INFO',
    body: 'order accepted, charge follows',
    state: 'accepted',
    status: 202,
  },
  dropped: {
    severity: 'WARN',
    body: 'order accepted without charge',
    state: 'accepted',
    status: 202,
  },
  'no answer': {
    severity: 'ERROR',
    body: 'order failed: no answer from payment-api',
    state: 'failed',
    status: 504,
  },
  refused: {
    severity: 'ERROR',
    body: 'order failed: payment-api answered with an error',
    state: 'failed',
    status: 502,
  },
} as const
