import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import { catalogue } from '../../src/scenarios/catalogue'
import { circularDependencyDeadlock } from '../../src/scenarios/circular-dependency-deadlock'
import { cpuSpike } from '../../src/scenarios/cpu-spike'
import { floatingPointDrift } from '../../src/scenarios/floating-point-drift'
import { nPlusOneLatencyStorm } from '../../src/scenarios/n-plus-one-latency-storm'
import { noisyUpstream } from '../../src/scenarios/noisy-upstream'
import { replicationLag } from '../../src/scenarios/replication-lag'

const cause = (text: string) => ({ noise: false, cause: text, evidence: '' })
const noise = { noise: true, cause: null, evidence: '' }

const phrasings = [
  {
    scenario: floatingPointDrift,
    confirmed: [
      'Float arithmetic causing cumulative precision drift',
      'Amounts are binary floats. Each posting adds about 0.005 USD to the running total.',
      'Money is kept in floating point; half-cent ties round down, one cent per invoice',
      'Rounding of IEEE 754 doubles: 1.005 is stored just below and loses a cent',
      'toFixed(2) on JS numbers rounds ties the wrong way, so some invoices are 1 cent short',
      'Binary fractions cannot represent 0.005 exactly, each affected invoice is off by 0.01',
      'they use float for prices and the rounding errors add up',
      'FP rounding error, accumulates over 10,000 invoices',
      'double precision instead of Decimal -> half a cent rounded down, cents short on metered lines',
      'Floating-point drift: precision is lost at each sum',
      '0.1 + 0.2 problem. Sums are inexact and the error accumulates',
      'Beträge als Float, rounding drops one cent',
      'Floating point rounding errors',
      'Amounts calculated as floats; precision loss',
      'Binary floating point cannot represent 1.005 so it rounds down',
    ],
    partly: [
      'Rounding per line instead of once per invoice',
      'Half-even rounding where the contract says half-up',
      'Something with floats in the ledger',
      'Invoices are a cent short, duplicates perhaps',
      'Precision gets lost somewhere between usage meter and ledger',
    ],
    rejected: [
      'Duplicate deliveries are charged twice',
      'A currency conversion uses last week’s rates',
      'The reconciliation job reads before the last batch is committed',
      'Missing postings after a failed job',
      'Not floats. The tax table is out of date',
      'Floats are ruled out; a refund is booked to the wrong account',
      'Clock skew between the meters, invoices land on the wrong day',
    ],
  },
  {
    scenario: circularDependencyDeadlock,
    confirmed: [
      'Circular call chain: `ServiceA → ServiceB → ServiceC → ServiceA`',
      'A calls B calls C calls A',
      'A -> B -> C -> A, all workers wait',
      'A ──► B ──► C ──► A',
      'stock-api calls back into order-api while order-api’s workers are all blocked on payment-api',
      'order-api → payment-api → stock-api → order-api: a ring, under burst nobody gets a worker',
      'Deadlock: order-api calls itself through payment and stock, workers wait for their own inner calls',
      'Cyclic dependency between order, payment and stock; worker pool exhausted by calls from stock-api back to order-api',
      'Call loop. Stock calls order again and every thread is held waiting',
      'The circular dependency order/payment/stock makes the calls deadlock',
      'order-api waits for itself: a cycle via stock-api starves the workers',
      'Workers of order-api hold their slot waiting on stock-api, which needs a worker of order-api: a cycle',
      'circular dependency deadlock',
      'order-api depends on stock-api which depends on order-api',
      'stock-api makes a synchronous call to order-api, which has no free workers',
      'Synchronous call cycle with thread pool starvation',
    ],
    partly: [
      'Circular dependency somewhere in the microservices',
      'order-api workers are blocked waiting for stock-api',
      'Worker pool exhausted because calls downstream hang',
      'stock-api calls order-api',
      'Threads stuck in payment-api calls',
    ],
    rejected: [
      'stock-api is slow, its database needs an index',
      'Timeout of 200 ms is too short',
      'Retry storm from the web shop',
      'Bad deploy of payment-api',
      'Network packet loss between the pools',
      'Too few workers in order-api',
      'database deadlock on the orders table',
      'connection leak in payment-api',
      'No circular call here; a DNS problem',
      'Event loop stalls through garbage collection',
    ],
  },
  {
    scenario: nPlusOneLatencyStorm,
    confirmed: [
      'N+1 database queries + blocking external API calls',
      'N+1: one query per user, then one call to the plan provider each',
      'One query for each user of the page, in a loop',
      'n + 1 queries, one after another, so latency grows with the page size',
      'The endpoint issues one SELECT per user and awaits the plan API sequentially',
      'ORM lazy loads the plan of every user; 30 round trips in sequence',
      'Same statement thirty times in a trace, once per user, queries run one at a time',
      'N plus one: queries inside the loop over users',
      'For every row of the page a separate lookup: lookups per row run serially',
      'SELECT N+1 on plans. A database query for each user, sequential calls',
      'It makes a query per user',
      'Query in a loop',
      'Each user triggers its own DB query',
      'N+1 queries + sync external calls',
      'Latency proportional to page size: chatty code, N+1 selects',
    ],
    partly: [
      'N+1 queries',
      'Too many queries on users-db',
      'External plan calls run one after another',
      'Synchronous calls to the outside API',
      'Latency grows with the page size, perhaps the JSON',
    ],
    rejected: [
      'Missing index makes the query slow for each user',
      'Sequential scan on the users table',
      'JSON serialization of large pages',
      'Connection pool too small',
      'The plan provider is slow tonight',
      'A noisy neighbour takes the CPU',
      'GC pauses',
      'bad query plan',
      'lock contention in users-db',
      'Not N+1: the cache was flushed',
    ],
  },
]

for (const { scenario, confirmed, partly, rejected } of phrasings) {
  test.each(confirmed)(`${scenario.short}: confirms "%s"`, (text) => {
    expect(suggestVerdict(cause(text), scenario)).toMatchObject({ verdict: 'confirmed', met: 3 })
  })
  test.each(partly)(`${scenario.short}: finds "%s" half right`, (text) => {
    expect(suggestVerdict(cause(text), scenario).verdict).toBe('partly')
  })
  test.each(rejected)(`${scenario.short}: rejects "%s"`, (text) => {
    expect(suggestVerdict(cause(text), scenario)).toMatchObject({ verdict: 'rejected', met: 0 })
  })
  test(`${scenario.short}: its own key is right about it and wrong about the others`, () => {
    for (const other of catalogue.scenarios) {
      const { verdict } = suggestVerdict(cause(scenario.cause), other)
      if (other === scenario) expect(verdict).toBe('confirmed')
      else expect(verdict).not.toBe('confirmed')
    }
  })
  test(`${scenario.short}: its alert and its hints meet no key point`, () => {
    const { symptom, detail } = scenario.alert
    for (const text of [`${symptom}. ${detail}`, ...scenario.hints, scenario.counterFact]) {
      expect(suggestVerdict(cause(text), scenario), text).toMatchObject({ met: 0 })
    }
  })
}

test('evidence counts beside the cause', () => {
  const claim = {
    noise: false,
    cause: 'Floats',
    evidence: 'Half-cent ties round down, a cent each',
  }
  expect(suggestVerdict(claim, floatingPointDrift).verdict).toBe('confirmed')
})

test('noise is right on a herring and wrong on a real alert, a cause on a herring blames it', () => {
  for (const herring of catalogue.herrings) {
    expect(suggestVerdict(noise, herring).verdict).toBe('confirmed')
    expect(suggestVerdict(cause('The node is too small'), herring).verdict).toBe('rejected-herring')
  }
  for (const scenario of catalogue.scenarios) {
    expect(suggestVerdict(noise, scenario).verdict).toBe('rejected')
  }
})

test.each([
  ['batch-worker-3 takes the CPU, users-api starves', cpuSpike],
  ['The CPU spike slows every neighbour down', cpuSpike],
  ['Stale reads, replication lag on the orders database', replicationLag],
  ['orders-db-replica is behind', replicationLag],
  ['rates-gateway hangs on its carrier', noisyUpstream],
])('"%s" on a real alert blames a herring of the drill, and only of the drill', (text, herring) => {
  expect(suggestVerdict(cause(text), nPlusOneLatencyStorm, [herring]).verdict).toBe(
    'rejected-herring',
  )
  expect(suggestVerdict(cause(text), nPlusOneLatencyStorm).verdict).toBe('rejected')
})

test('a claim that names a herring but meets a key point is not rejected', () => {
  const claim = cause('N+1 queries, one per user; the CPU spike is only beside it')
  expect(suggestVerdict(claim, nPlusOneLatencyStorm, [cpuSpike]).verdict).toBe('confirmed')
})

test('the reason says what is met and what lacks', () => {
  expect(suggestVerdict(cause('Rounding per line'), floatingPointDrift).reason).toBe(
    'Meets 1 of 3 key points; lacks: amounts are binary floating-point numbers; ' +
      'each affected invoice is off by a cent, and the cents add up.',
  )
})

test('any text gets a suggestion, and more words never meet fewer points', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...catalogue.scenarios), (text, scenario) => {
      const { met } = suggestVerdict(cause(`${scenario.cause} ${text}`), scenario)
      expect(met).toBe(3)
      expect(suggestVerdict(cause(text), scenario).met).toBeLessThanOrEqual(3)
    }),
    { numRuns: 200 },
  )
})
