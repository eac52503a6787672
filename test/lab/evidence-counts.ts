/** How many lines of a book decide, say it outright, speak for a herring, or are of no use. */
import type { Seen } from './evidence-signs'

export interface LineCounts {
  all: number
  deciding: number
  /** Lines that name a figure beyond its limit. */
  outright: number
  /** Warnings of what only looks like a failure. */
  herrings: number
  /** Of a service that has a part in nothing. */
  noise: number
}

const ofHerrings = new Set(['batch-worker-3', 'orders-db-replica', 'rates-gateway'])
const ofChatter = /^(Clock differs|Client library asks)/

export function countLines({ logs }: Seen): LineCounts {
  const count = (is: (line: Seen['logs'][number]) => boolean) => logs.filter(is).length
  return {
    all: logs.length,
    deciding: count(
      ({ service, level, body }) =>
        body === 'Posting and ledger differ' || (service === 'stock-api' && level === 'ERROR'),
    ),
    outright: count(({ body }) => / above its (limit|objective)$/.test(body) && !/^CPU/.test(body)),
    herrings: count(
      ({ service, level, body }) =>
        ofHerrings.has(service) && level === 'WARN' && !ofChatter.test(body),
    ),
    noise: count(({ service }) => service === 'deploy-bot'),
  }
}
