/** The table of what was charged, in SQLite. How a delivery that comes again is known is decided here. */
import { createHash } from 'node:crypto'
import { Decimal } from 'decimal.js'
import Database from 'libsql'
import { z } from 'zod'
import type { Choices } from './choices'
import { contentOf } from './invoice'
import type { Delivery } from './night'

const row = z.object({ invoice: z.string(), idempotency_key: z.string(), amount: z.string() })
const counted = z.object({ rows: z.number() })
export type Posting = z.infer<typeof row>

export interface Postings {
  /** Asked before a delivery is worked on: is it known already? Only one way of working asks. */
  isKnown(delivery: Delivery): boolean
  /** Charges the amount, a decimal string; false when the table has the delivery already. */
  charge(delivery: Delivery, amount: string): boolean
  all(): Posting[]
  count(): number
  /** Of all amounts, exact. */
  sum(): Decimal
  close(): void
}

/** Opens an empty table in memory. */
export function openPostings(dedupe: Choices['dedupe']): Postings {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE postings (
    id INTEGER PRIMARY KEY,
    known_by TEXT UNIQUE,
    idempotency_key TEXT NOT NULL,
    invoice TEXT NOT NULL,
    amount TEXT NOT NULL
  )`)
  db.exec('CREATE INDEX by_key ON postings (idempotency_key)')
  const insert = db.prepare(
    'INSERT INTO postings (known_by, idempotency_key, invoice, amount) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = db.prepare('SELECT id FROM postings WHERE idempotency_key = ?')
  const select = db.prepare('SELECT invoice, idempotency_key, amount FROM postings ORDER BY id')
  const amounts = db.prepare('SELECT amount FROM postings ORDER BY id').pluck()
  const count = db.prepare('SELECT COUNT(*) AS rows FROM postings')
  const all = () => z.array(row).parse(select.all())
  return {
    isKnown: ({ entry }) => dedupe === 'check-then-act' && find.get(entry.key) !== undefined,
    charge(delivery, amount) {
      const { key, invoice } = delivery.entry
      return insert.run(knownBy(delivery, dedupe), key, invoice.id, amount).changes === 1
    },
    all,
    count: () => counted.parse(count.get()).rows,
    sum: () =>
      amounts.all().reduce<Decimal>((sum, each) => sum.plus(amountOf(each)), new Decimal(0)),
    close: () => void db.close(),
  }
}

function amountOf(read: unknown): string {
  if (typeof read === 'string') return read
  throw new Error('The table of postings holds an amount that is no text.')
}

/** null = the table refuses nothing. */
function knownBy({ id, entry }: Delivery, dedupe: Choices['dedupe']): string | null {
  switch (dedupe) {
    case 'key':
      return entry.key
    case 'delivery-id':
      return id
    case 'content':
      return createHash('sha256').update(contentOf(entry.invoice)).digest('hex')
    case 'check-then-act':
      return null
    default:
      throw new Error(dedupe satisfies never)
  }
}
