/** Charges that were put off: tried again, one after the other, until each has gone through. */
import { CallFailed } from '../../virtual/network'
import type { Charge } from './charge'
import { hop, type Ring } from './ring'

export interface Outbox {
  put(charge: Charge): void
  waiting(): number
}

/** ms between two tries. */
const pause = 50

export function createOutbox(ring: Ring): Outbox {
  const waiting: Charge[] = []
  let isSending = false

  async function send(): Promise<void> {
    isSending = true
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      await ring.clock.sleep(pause)
      if (await goesThrough(next)) {
        waiting.shift()
        ring.books.write(next.key, next.order, 'done')
      }
    }
    isSending = false
  }

  async function goesThrough({ key, order, context }: Charge): Promise<boolean> {
    try {
      const reply = await hop(ring, {
        from: 'order',
        to: 'payment',
        method: 'POST',
        route: '/charges',
        path: '/charges',
        body: JSON.stringify({ key, order }),
        context,
        // Put off means that no one waits for it.
        deadline: null,
      })
      return reply.status < 400
    } catch (error) {
      if (error instanceof CallFailed) return false
      throw error
    }
  }

  return {
    put(charge) {
      waiting.push(charge)
      if (!isSending) void send()
    },
    waiting: () => waiting.length,
  }
}
