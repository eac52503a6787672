/** A service's workers: so many requests at once, the rest wait in the order in which they came. */

export interface Workers {
  readonly size: number
  busy(): number
  waiting(): number
  /** Waits for a free worker, `first` before all who wait already, and holds it until `work` settles. */
  use<T>(work: () => Promise<T>, first?: boolean): Promise<T>
}

export function createWorkers(size: number): Workers {
  const queue: (() => void)[] = []
  let busy = 0

  function release(): void {
    const next = queue.shift()
    // The worker goes straight to who waits longest, so that nobody steps in between.
    if (next === undefined) busy -= 1
    else next()
  }

  return {
    size,
    busy: () => busy,
    waiting: () => queue.length,
    async use(work, first = false) {
      if (busy < size) busy += 1
      else {
        await new Promise<void>((resolve) => (first ? queue.unshift(resolve) : queue.push(resolve)))
      }
      try {
        return await work()
      } finally {
        release()
      }
    },
  }
}
