/** When in its minute each service's metrics are taken: each at a second of its own, the same all night. */
import { createHash } from 'node:crypto'

/** ms of the minute: what a minute shows is known only towards its end. */
const earliest = 42_000
const latest = 59_500

/** ms after the minute's beginning. */
export function scrapeAt(service: string): number {
  const digest = createHash('sha256').update(service).digest().readUInt16LE()
  return earliest + (digest % (latest - earliest))
}
