/** Items after which whatever else waits gets its turn, so that a drill's cues come on time. */
const breath = 2_000

/** Does the work for each in order, and lets others go in between. */
export async function unhurried<T>(
  list: readonly T[],
  work: (item: T, index: number) => void,
): Promise<void> {
  for (const [index, item] of list.entries()) {
    work(item, index)
    if (index % breath === breath - 1) await pause()
  }
}

export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
