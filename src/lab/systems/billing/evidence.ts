/** What the engine and the ledger write down while they work, as such services do. */
import type { Decimal } from 'decimal.js'
import type { OpenSpan, Recorder, SpanContext } from '../../evidence/recorder'
import type { Choices } from './choices'
import type { Handled, Watcher } from './engine'
import { usageOf } from './invoice'
import type { Delivery } from './night'

const engine = 'billing-engine'
const ledger = 'billing-ledger'
/** One of so many deliveries is traced whatever comes of it. */
const sampling = 50
/** Traces that are kept because the ledger differs, at most. */
const mostDiffering = 300
/** Differences that the ledger names by invoice at one comparison. */
const named = 3

interface Difference {
  readonly delivery: Delivery
  readonly amount: string
  readonly context: SpanContext
}

export interface Evidence extends Watcher {
  /** Called by the reconciliation, every so many invoices. */
  compared(invoices: number, gap: Decimal, reported: number): void
  note(body: string, attributes: Readonly<Record<string, string | number>>): void
}

export interface Seen {
  /** A delivery was worked on to its end. */
  handled(delivery: Delivery, trace: string, differs: boolean): void
}

export function createEvidence(
  recorder: Recorder,
  logging: Choices['logging'],
  limit: number,
  seen: Seen,
): Evidence {
  let differing: Difference[] = []
  let kept = 0
  let deliveries = 0
  let repeated = 0
  let charged = 0

  function known(delivery: Delivery, context: SpanContext | null): void {
    repeated += 1
    recorder.event(`known ${delivery.id}`)
    if (repeated % 10 !== 1 && logging === 'off') return
    recorder.log(engine, 'INFO', 'Delivery came before', describe(delivery), context)
  }

  return {
    begin(delivery, { amount, unrounded }) {
      const { invoice, expected } = delivery.entry
      const differs = !expected.eq(amount)
      const isKept = (differs && kept < mostDiffering) || deliveries % sampling === 0
      deliveries += 1
      if (isKept) kept += 1
      const root = recorder.open({
        service: engine,
        name: 'POST /deliveries',
        spanKind: 'SERVER',
        parent: null,
        attributes: { 'delivery.id': delivery.id, 'invoice.id': invoice.id },
      })
      const pricing = isKept ? openPricing(recorder, delivery, root.context) : null
      let insert: OpenSpan | null = null
      const writes = () => {
        pricing?.end('OK')
        insert = insertSpan(recorder, root.context)
      }
      const ended = ({ wasCharged }: Handled) => {
        recorder.event(`${delivery.id} ${amount} ${wasCharged}`)
        if (isKept) {
          insert?.end('OK')
          root.end('OK', { 'http.response.status_code': wasCharged ? 201 : 200 })
        }
        if (wasCharged) {
          charged += 1
          if (logging === 'on') {
            const amounts = { ...both(delivery, amount), 'amount.computed': unrounded }
            const words = { ...describe(delivery), ...amounts }
            recorder.log(engine, 'INFO', 'Invoice posted', words, root.context)
          } else if (isKept) {
            const words = { ...describe(delivery), 'amount.posted': amount }
            recorder.log(engine, 'INFO', 'Invoice posted', words, root.context)
          }
          if (differs && differing.length < named && isKept) {
            differing.push({ delivery, amount, context: root.context })
          }
        } else known(delivery, root.context)
        seen.handled(delivery, root.context.trace, differs && wasCharged && isKept)
      }
      return { writes: isKept ? writes : null, ended }
    },
    known(delivery) {
      known(delivery, null)
      seen.handled(delivery, '', false)
    },
    compared(invoices, gap, reported) {
      recorder.metric(engine, 'billing.invoices.posted', charged, '{invoice}')
      recorder.metric(engine, 'billing.deliveries.repeated', repeated, '{delivery}')
      recorder.metric(ledger, 'billing.reconciliation.gap', Number(gap.toFixed(2)), 'USD')
      for (const { delivery, amount, context } of differing) {
        const words = {
          ...both(delivery, amount),
          'usage.quantity': usageOf(delivery.entry.invoice),
        }
        const about = { 'invoice.id': delivery.entry.invoice.id, ...words }
        recorder.log(ledger, 'INFO', 'Posting and ledger differ', about, context)
      }
      differing = []
      const isOver = Math.abs(reported) > limit
      const sums = { invoices, 'gap.usd': reported, 'limit.usd': limit }
      recorder.log(ledger, isOver ? 'WARN' : 'INFO', 'Reconciled', sums)
    },
    note: (body, attributes) => recorder.log(ledger, 'INFO', body, attributes),
  }
}

function openPricing(recorder: Recorder, delivery: Delivery, parent: SpanContext): OpenSpan {
  const { lines, tax, discount, isCredit } = delivery.entry.invoice
  return recorder.open({
    service: engine,
    name: 'price invoice',
    spanKind: 'INTERNAL',
    parent,
    attributes: {
      'invoice.lines': lines.length,
      'invoice.tax': tax,
      'invoice.discount': discount,
      'invoice.credit': isCredit,
      'usage.quantity': usageOf(delivery.entry.invoice),
    },
  })
}

function insertSpan(recorder: Recorder, parent: SpanContext): OpenSpan {
  const attributes = { 'db.system.name': 'postgresql', 'db.collection.name': 'postings' }
  const opening = { service: engine, name: 'INSERT postings', parent, attributes }
  return recorder.open({ ...opening, spanKind: 'CLIENT' })
}

function describe({ id, entry }: Delivery): Record<string, string | number> {
  return {
    'delivery.id': id,
    'idempotency.key': entry.key,
    'invoice.id': entry.invoice.id,
    'usage.quantity': usageOf(entry.invoice),
  }
}

function both({ entry }: Delivery, amount: string): Record<string, string> {
  const difference = entry.expected.minus(amount).negated()
  return {
    'amount.posted': amount,
    'amount.expected': entry.expected.toFixed(2),
    difference: difference.toFixed(Math.max(2, difference.decimalPlaces())),
  }
}
