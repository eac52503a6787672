/** How busy something is over time: adds up, and gives the mean since the last look. */
import type { LabClock } from '../../virtual/clock'

export interface Gauge {
  /** So much more, or less, is in use from now on. */
  add(change: number): void
  /** In use for so long. */
  hold(amount: number, ms: number): Promise<void>
  /** Mean since the last look. */
  mean(): number
}

export function createGauge(clock: LabClock): Gauge {
  let level = 0
  let area = 0
  let since = clock.now()
  let looked = since

  function add(change: number): void {
    const now = clock.now()
    area += level * (now - since)
    since = now
    level += change
  }

  return {
    add,
    async hold(amount, ms) {
      add(amount)
      await clock.sleep(ms)
      add(-amount)
    },
    mean() {
      add(0)
      const length = since - looked
      const mean = length === 0 ? level : area / length
      area = 0
      looked = since
      return mean
    },
  }
}
