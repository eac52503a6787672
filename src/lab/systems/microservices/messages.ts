/** The queue from stock-api to order-api: messages are taken in turn, and nobody waits for them. */
import type { SpanContext } from '../../evidence/recorder'
import { type Ring, spend } from './ring'
import { names } from './settings'

interface Message {
  key: string
  order: string
  context: SpanContext
}

export interface Messages {
  send(message: Message): void
  waiting(): number
}

/** Messages that are worked on at once. */
const consumers = 2

export function createMessages(ring: Ring): Messages {
  const waiting: Message[] = []
  let working = 0

  async function consume(): Promise<void> {
    working += 1
    for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
      const span = ring.recorder.open({
        service: names.order,
        name: 'process order-state',
        spanKind: 'CONSUMER',
        parent: message.context,
        attributes: { 'messaging.operation.type': 'process' },
      })
      await spend(ring, 'order', 'state', message.key)
      ring.books.reserve(message.order)
      span.end('OK')
    }
    working -= 1
  }

  return {
    send(message) {
      ring.recorder
        .open({
          service: names.stock,
          name: 'send order-state',
          spanKind: 'PRODUCER',
          parent: message.context,
          attributes: { 'messaging.operation.type': 'send' },
        })
        .end('OK')
      waiting.push(message)
      if (working < consumers) void consume()
    },
    waiting: () => waiting.length + working,
  }
}
