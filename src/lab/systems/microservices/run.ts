/** One run of the ring order-api → payment-api → stock-api → order-api. */
import { Decimal } from 'decimal.js'
import type { RunSubject } from '../../subject'
import { createNetwork } from '../../virtual/network'
import { createBooks } from './books'
import { createCharging } from './charging'
import { checksOf } from './checks'
import { ask } from './client'
import { drawLoad } from './load'
import { createMessages } from './messages'
import { createMeter } from './meter'
import { startOrder } from './order-api'
import { createOutbox } from './outbox'
import { startPayment } from './payment-api'
import { percentile } from './percentile'
import type { Ring } from './ring'
import { settingsOf } from './settings'
import { startStock } from './stock-api'

/** ms of run after the last answer, in which what was put off must be done. */
const afterwards = 30_000
/** ms between two looks at it. */
const every = 20

export const runMicroservices: RunSubject = async (request, clock, chance, recorder) => {
  const ring: Ring = {
    clock,
    chance,
    recorder,
    network: createNetwork(clock),
    settings: settingsOf(request.remedies),
    books: createBooks(),
    meter: createMeter(clock, recorder),
    ports: { order: 0, payment: 0, stock: 0 },
  }
  const outbox = createOutbox(ring)
  const messages = createMessages(ring)
  const charging = createCharging(ring, outbox)
  await startStock(ring, messages)
  await startPayment(ring)
  await startOrder(ring, charging.charge)
  ring.meter.start()
  const asked = await Promise.all(
    drawLoad(request.load, chance).map(async (arrival) => {
      await clock.sleep(arrival.at - clock.now())
      return ask(ring, arrival)
    }),
  )
  // Services finish what they have in hand, whether anybody waits for it or not.
  for (let waited = 0; waited < afterwards; waited += every) {
    if (outbox.waiting() + messages.waiting() + ring.meter.inHand() === 0) break
    await clock.sleep(every)
  }
  ring.meter.stop()
  charging.stop()
  await ring.network.close()

  const failed = asked.filter(({ isAnswered }) => !isAnswered).length
  const inTime = asked.filter(({ isAnswered, ms }) => isAnswered && ms <= 400).length
  const latencies = asked.map(({ ms }) => ms)
  const share = new Decimal(failed).div(asked.length).times(100).toDecimalPlaces(2)
  const figures = {
    requests: asked.length,
    failed,
    failedPercent: share.toNumber(),
    p50: percentile(latencies, 50),
    p95: percentile(latencies, 95),
    p99: percentile(latencies, 99),
    lost: ring.books.lost(),
    chargedTwice: ring.books.chargedTwice(),
    charged: ring.books.charged(),
    orders: asked.filter(({ kind }) => kind === 'order').length,
  }
  return {
    checks: checksOf(figures),
    success: new Decimal(inTime).div(asked.length).times(100).toDecimalPlaces(2).toString(),
    symptom: figures.failedPercent,
    figures,
    series: { kind: 'timeouts', percent: share.toString() },
  }
}
