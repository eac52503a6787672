/** One night of the billing engine: 10,000 invoices come in, some twice, and are reconciled as they come. */
import type { RunSubject } from '../../subject'
import type { LabClock } from '../../virtual/clock'
import { checksOf, tallyOf } from './checks'
import { choicesOf } from './choices'
import { createEngine, type Engine } from './engine'
import { createEvidence } from './evidence'
import { type Delivery, drawNight, invoiceCount, replayOf } from './night'
import { openPostings } from './postings'
import { createReconciliation, every, gapLimit, reportedGap } from './reconciliation'
import { threeOf } from './three-of'

export const runBilling: RunSubject = async (request, clock, chance, recorder) => {
  const choices = choicesOf(request.remedies)
  const night = drawNight(chance, request.load)
  const postings = openPostings(choices.dedupe)
  const reconciliation = createReconciliation()
  const evidence = createEvidence(recorder, choices.logging, gapLimit, {
    handled({ entry }, trace, differs) {
      if (differs) reconciliation.differs(trace)
      if (!reconciliation.handled(entry)) return
      const gap = reconciliation.compare(engine.total())
      evidence.compared(reconciliation.count(), gap, reportedGap(gap, choices.tolerance))
    },
  })
  const engine: Engine = createEngine(choices, postings, clock, evidence)
  try {
    await takeAll(night.deliveries, engine, clock)
    if (choices.resum === 'on') {
      engine.resum()
      evidence.note('Sums worked out again', { 'total.usd': engine.total().toFixed(2) })
    }
    const total = engine.total()
    const count = postings.count()
    await takeAll(replayOf(night, chance.fork('replay')), engine, clock)

    // Counted up at the end: on the clock that everybody has it takes long enough to be in the way.
    const rows = postings.all()
    const replayed = rows.length - count
    const tally = tallyOf(night, rows.slice(0, count), total)
    const reported = Number(reportedGap(tally.gap, choices.tolerance).toFixed(2))

    const repeated = night.deliveries.length - invoiceCount
    return {
      checks: checksOf({ tally, reported, replayed }),
      success: (((invoiceCount - tally.wrong) * 100) / invoiceCount).toFixed(2),
      symptom: Math.abs(reported),
      figures: {
        gapUsd: Number(tally.gap.toFixed(2)),
        invoices: invoiceCount,
        wrong: tally.wrong,
        short: tally.short,
        repeated,
        chargedAgain: tally.chargedAgain,
        twinsLost: tally.twinsLost,
      },
      series: {
        kind: 'running-total',
        unit: 'USD',
        totals: [...reconciliation.gaps],
        every,
        traces: threeOf(reconciliation.differing, reconciliation.gaps.length),
      },
    }
  } finally {
    postings.close()
  }
}

/** Deliveries that are taken without letting anything else happen. */
const atOnce = 16

/** `deliveries` in the order of their times, which count from now on. */
async function takeAll(
  deliveries: readonly Delivery[],
  engine: Engine,
  clock: LabClock,
): Promise<void> {
  const start = clock.now()
  const taken: Promise<void>[] = []
  for (const [index, delivery] of deliveries.entries()) {
    const wait = start + delivery.at - clock.now()
    // In real time even the shortest sleep is a millisecond, and these come closer together: whoever is late
    // makes up for it a few at a time.
    if (wait > 0 || (wait < 0 && index % atOnce === 0)) await clock.sleep(Math.max(0, wait))
    taken.push(engine.take(delivery))
  }
  await Promise.all(taken)
}
