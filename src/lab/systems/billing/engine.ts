/** The billing engine: takes deliveries in, prices them, charges them, and keeps a running total. */
import { Decimal } from 'decimal.js'
import type { LabClock } from '../../virtual/clock'
import { type Arithmetic, decimal, float } from './arithmetic'
import type { Choices } from './choices'
import type { Delivery } from './night'
import type { Postings } from './postings'
import { price } from './price'
import { cents } from './whole-units'

/** What became of a delivery. Amounts are decimal strings, USD. */
export interface Handled {
  readonly amount: string
  readonly unrounded: string
  readonly wasCharged: boolean
}

/** Sees deliveries come and go. */
export interface Watcher {
  /** The engine begins to work on it; called with the price that it will charge. Returns what sees its end. */
  begin(delivery: Delivery, priced: Omit<Handled, 'wasCharged'>): (handled: Handled) => void
  /** It was known before any work was done. */
  known(delivery: Delivery): void
}

export interface Engine {
  /** Resolves when the delivery is charged or known. */
  take(delivery: Delivery): Promise<void>
  /** The running total, USD. */
  total(): Decimal
  /** Works the running total out again from what was charged. */
  resum(): void
}

export function createEngine(
  choices: Choices,
  postings: Postings,
  clock: LabClock,
  watcher: Watcher,
): Engine {
  switch (choices.arithmetic) {
    case 'float':
      return engineOf(float, choices, postings, clock, watcher)
    case 'decimal':
      return engineOf(decimal, choices, postings, clock, watcher)
    case 'cents':
      return engineOf(cents, choices, postings, clock, watcher)
    default:
      throw new Error(choices.arithmetic satisfies never)
  }
}

function engineOf<N>(
  money: Arithmetic<N>,
  choices: Choices,
  postings: Postings,
  clock: LabClock,
  watcher: Watcher,
): Engine {
  let total = money.zero
  return {
    async take(delivery) {
      if (postings.isKnown(delivery)) {
        watcher.known(delivery)
        return
      }
      const priced = price(delivery.entry.invoice, money, choices)
      const texts = { amount: money.text(priced.amount), unrounded: money.text(priced.unrounded) }
      const end = watcher.begin(delivery, texts)
      await clock.sleep(delivery.work)
      const wasCharged = postings.charge(delivery, texts.amount)
      if (wasCharged) total = money.plus(total, priced.amount)
      end({ ...texts, wasCharged })
    },
    total: () => new Decimal(money.text(total)),
    resum() {
      total = money.of(postings.sum().toFixed())
    },
  }
}
