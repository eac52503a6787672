/** What services say on any night, whatever else goes on: true, ordinary, and of no use. */
import type { Chance } from '../chance'
import type { EvidencePlan } from './book'
import type { Level } from './line'
import type { Attributes, PlacedLog } from './placed'

interface Saying {
  level: Level
  body: string
  facts?: (chance: Chance) => Attributes
}

/** Lines a minute, over all services. */
const perMinute = { 1: 9, 2: 15, 3: 24 } as const

const everywhere: readonly Saying[] = [
  {
    level: 'DEBUG',
    body: 'Health check answered',
    facts: (chance) => ({ 'duration.ms': chance.int(1, 6), 'http.response.status_code': 200 }),
  },
  {
    level: 'DEBUG',
    body: 'Metrics scraped',
    facts: (chance) => ({ 'duration.ms': chance.int(4, 19), series: chance.int(210, 340) }),
  },
  { level: 'DEBUG', body: 'Configuration read again, nothing changed' },
  {
    level: 'INFO',
    body: 'Feature flags refreshed',
    facts: (chance) => ({ flags: chance.int(11, 14) }),
  },
  {
    level: 'INFO',
    body: 'Log file rotated',
    facts: (chance) => ({ 'size.mb': chance.int(64, 66), kept: 7 }),
  },
  {
    level: 'INFO',
    body: 'Certificate checked',
    facts: (chance) => ({ 'valid.days': chance.int(34, 61) }),
  },
  { level: 'INFO', body: 'Secrets store: lease renewed', facts: () => ({ 'lease.min': 60 }) },
  {
    level: 'INFO',
    body: 'Minor garbage collection',
    facts: (chance) => ({ 'duration.ms': chance.int(1, 9), 'freed.mb': chance.int(8, 31) }),
  },
  {
    level: 'WARN',
    body: 'Clock differs from the time server',
    facts: (chance) => ({ 'offset.ms': chance.int(2, 7) }),
  },
  {
    level: 'WARN',
    body: 'Client library asks for a header that is no longer sent',
    facts: (chance) => ({ count: chance.int(1, 4) }),
  },
]

/** None of them serves a customer. */
const apps = ['docs-site', 'mobile-app', 'handbook', 'status-page', 'design-kit'] as const

const own: Readonly<Record<string, readonly Saying[]>> = {
  'batch-worker-3': [
    { level: 'INFO', body: 'Next job in the calendar: warehouse-export' },
    { level: 'DEBUG', body: 'Temporary files removed', facts: (c) => ({ files: c.int(2, 40) }) },
  ],
  'billing-ledger': [
    {
      level: 'INFO',
      body: 'Exchange rates asked for',
      facts: () => ({ currencies: 31, newer: 0 }),
    },
    {
      level: 'INFO',
      body: 'Journal of ledger-db copied to the archive',
      facts: (c) => ({ 'size.mb': c.int(3, 16) }),
    },
  ],
  'order-api': [
    { level: 'INFO', body: 'Country list refreshed', facts: () => ({ countries: 48 }) },
    { level: 'DEBUG', body: 'Bot traffic turned away', facts: (c) => ({ count: c.int(1, 12) }) },
  ],
  'orders-db-replica': [
    { level: 'INFO', body: 'Checkpoint complete', facts: (c) => ({ buffers: c.int(400, 2100) }) },
    { level: 'DEBUG', body: 'Statistics of table carts updated' },
  ],
  'payment-api': [
    { level: 'INFO', body: 'Settlement files of the provider: none since the last look' },
    { level: 'DEBUG', body: 'Provider status page: all operational' },
  ],
  'rates-gateway': [
    { level: 'INFO', body: 'Tariff zones loaded', facts: () => ({ zones: 412 }) },
    { level: 'DEBUG', body: 'Parcel sizes normalised', facts: (c) => ({ parcels: c.int(3, 90) }) },
  ],
  'stock-api': [
    {
      level: 'INFO',
      body: 'Warehouse count received',
      facts: (c) => ({ shelves: c.int(20, 180) }),
    },
    { level: 'DEBUG', body: 'Barcode dictionary reloaded' },
  ],
  'users-api': [
    { level: 'INFO', body: 'Sign-in keys fetched', facts: () => ({ keys: 3 }) },
    { level: 'INFO', body: 'Invitation mails sent', facts: (c) => ({ mails: c.int(1, 17) }) },
  ],
  'deploy-bot': [
    {
      level: 'INFO',
      body: 'Preview of a branch put up',
      facts: (c) => ({ app: pick(apps, c), build: c.int(3100, 3990) }),
    },
    { level: 'INFO', body: 'Image mirror synchronised', facts: (c) => ({ images: c.int(1, 9) }) },
    {
      level: 'INFO',
      body: 'Build is green',
      facts: (c) => ({ app: pick(apps, c), 'duration.ms': c.int(41_000, 390_000) }),
    },
  ],
}

/** Spread over the whole time, every service alike. */
export function chatter(plan: EvidencePlan, chance: Chance): PlacedLog[] {
  const services = Object.keys(own)
  const count = (plan.until - plan.from) * perMinute[plan.level]
  const gap = 60_000 / perMinute[plan.level]
  return Array.from({ length: count }, (_, index) => {
    const service = pick(services, chance)
    const sayings = chance.float() < 0.55 ? everywhere : (own[service] ?? everywhere)
    const { level, body, facts } = pick(sayings, chance)
    const at = plan.from * 60_000 + (index + chance.float()) * gap
    return { at, service, level, body, trace: null, attributes: facts?.(chance) ?? {} }
  })
}

function pick<T>(list: readonly T[], chance: Chance): T {
  const item = list[chance.int(0, list.length - 1)]
  if (item === undefined) throw new Error('Nothing to pick from.')
  return item
}
