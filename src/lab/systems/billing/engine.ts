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

/** Sees what becomes of one delivery. */
export interface Watch {
  /** The charge is written from now on; null = nobody looks so closely. */
  writes: (() => void) | null
  ended(handled: Handled): void
}

/** Sees deliveries come and go. */
export interface Watcher {
  /** The engine begins to work on it; called with the price that it will charge. */
  begin(delivery: Delivery, priced: Omit<Handled, 'wasCharged'>): Watch
  /** It was known before any work was done. */
  known(delivery: Delivery): void
}

/** Of the work on a delivery, the part in which its charge is written. */
const writingShare = 0.08

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
      const watch = watcher.begin(delivery, texts)
      const writing = watch.writes === null ? 0 : delivery.work * writingShare
      await clock.sleep(delivery.work - writing)
      if (watch.writes !== null) {
        watch.writes()
        await clock.sleep(writing)
      }
      const wasCharged = postings.charge(delivery, texts.amount)
      if (wasCharged) total = money.plus(total, priced.amount)
      watch.ended({ ...texts, wasCharged })
    },
    total: () => new Decimal(money.text(total)),
    resum() {
      total = money.of(postings.sum().toFixed())
    },
  }
}
