/** B: charges an order once its goods are reserved. */
import { CallFailed, type Incoming } from '../../virtual/network'
import { attend, deadlineOf, hop, isPast, json, type Ring, spend } from './ring'
import { innerWorkers, names } from './settings'
import { createWorkers } from './workers'

export async function startPayment(ring: Ring): Promise<void> {
  const workers = createWorkers(innerWorkers)
  ring.meter.watch('payment', workers)

  const charge = (incoming: Incoming) =>
    workers.use(async () => {
      if (isPast(ring, incoming)) return json(504, { error: 'deadline passed' })
      const { key, order }: { key: string; order: string } = JSON.parse(incoming.body)
      return attend(ring, 'payment', '/charges', incoming, async (context) => {
        await spend(ring, 'payment', 'charge', key)
        try {
          const reply = await hop(ring, {
            from: 'payment',
            to: 'stock',
            method: 'POST',
            route: '/reservations',
            path: '/reservations',
            body: JSON.stringify({ key, order }),
            context,
            deadline: deadlineOf(incoming),
          })
          if (reply.status >= 400) return json(502, { error: 'not reserved' })
        } catch (error) {
          if (!(error instanceof CallFailed)) throw error
          ring.recorder.log(
            names.payment,
            'ERROR',
            `POST /reservations: ${error.message}`,
            { order, 'server.address': names.stock },
            context,
          )
          return json(504, { error: 'no answer from stock-api' })
        }
        ring.books.charge(key, order)
        ring.recorder.event(`charged ${key}`)
        return json(201, { order, charged: true })
      })
    })

  const { port } = await ring.network.serve(charge)
  ring.ports.payment = port
}
