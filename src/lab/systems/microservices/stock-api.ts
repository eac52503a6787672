/** C: reserves goods by the state of their order, for which it asks order-api or leaves it word. */
import { CallFailed, type Incoming } from '../../virtual/network'
import type { Messages } from './messages'
import { attend, deadlineOf, hop, isPast, json, type Ring, spend } from './ring'
import { innerWorkers, names } from './settings'
import { createWorkers } from './workers'

export async function startStock(ring: Ring, messages: Messages): Promise<void> {
  const workers = createWorkers(innerWorkers)
  ring.meter.watch('stock', workers)

  const reserve = (incoming: Incoming) =>
    workers.use(async () => {
      if (isPast(ring, incoming)) return json(504, { error: 'deadline passed' })
      const { key, order }: { key: string; order: string } = JSON.parse(incoming.body)
      return attend(ring, 'stock', '/reservations', incoming, async (context) => {
        await spend(ring, 'stock', 'reserve', key)
        if (ring.settings.queue) {
          messages.send({ key, order, context })
          return json(202, { order, reserved: 'on its way' })
        }
        try {
          const reply = await hop(ring, {
            from: 'stock',
            to: 'order',
            method: 'GET',
            route: '/orders/{id}/state',
            path: `/orders/${key}/state`,
            context,
            deadline: deadlineOf(incoming),
          })
          if (reply.status >= 400) return json(502, { error: 'state unknown' })
        } catch (error) {
          if (!(error instanceof CallFailed)) throw error
          ring.recorder.log(
            names.stock,
            'ERROR',
            `GET /orders/{id}/state: ${error.message}`,
            { order, 'server.address': names.order },
            context,
          )
          return json(504, { error: 'no answer from order-api' })
        }
        ring.books.reserve(order)
        return json(201, { order, reserved: true })
      })
    })

  const { port } = await ring.network.serve(reserve)
  ring.ports.stock = port
}
