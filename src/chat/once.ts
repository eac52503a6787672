/** A platform sends the same thing again when an answer is late or lost; what was taken up is not begun twice. */

/** True the first time that it sees a key; it remembers the last `most` of them. */
export function firstTimes(most = 5_000): (key: string) => boolean {
  const seen = new Set<string>()
  return (key) => {
    if (seen.has(key)) return false
    seen.add(key)
    const [oldest] = seen
    if (seen.size > most && oldest !== undefined) seen.delete(oldest)
    return true
  }
}
