/** The table of what was charged, in SQLite. How a delivery that comes again is known is decided here. */
import { createHash } from 'node:crypto'
import { Decimal } from 'decimal.js'
import Database from 'libsql'
import { z } from 'zod'
import type { Choices } from './choices'
import { contentOf } from './invoice'
import type { Delivery } from './night'

const row = z.object({ invoice: z.string(), idempotency_key: z.string(), amount: z.string() })
export type Posting = z.infer<typeof row>

export interface Postings {
  /** Asked before a delivery is worked on: is it known already? Only one way of working asks. */
  isKnown(delivery: Delivery): boolean
  /** Charges the amount, a decimal string; false when the table has the delivery already. */
  charge(delivery: Delivery, amount: string): boolean
  all(): Posting[]
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
  const all = () => z.array(row).parse(select.all())
  return {
    isKnown: ({ entry }) => dedupe === 'check-then-act' && find.get(entry.key) !== undefined,
    charge(delivery, amount) {
      const { key, invoice } = delivery.entry
      return insert.run(knownBy(delivery, dedupe), key, invoice.id, amount).changes === 1
    },
    all,
    sum: () => all().reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)),
    close: () => void db.close(),
  }
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
