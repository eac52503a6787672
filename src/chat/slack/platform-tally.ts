/** How often something went wrong with a message. What is least recent is forgotten first. */
export interface Tally {
  of(key: string): number
  add(key: string): void
  clear(key: string): void
}

const mostKept = 1_000

export function createTally(): Tally {
  const counts = new Map<string, number>()
  return {
    of: (key) => counts.get(key) ?? 0,
    add: (key) => {
      const count = (counts.get(key) ?? 0) + 1
      counts.delete(key)
      counts.set(key, count)
      const [oldest] = counts.keys()
      if (counts.size > mostKept && oldest !== undefined) counts.delete(oldest)
    },
    clear: (key) => void counts.delete(key),
  }
}
