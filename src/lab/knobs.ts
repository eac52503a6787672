/**
 * What can be done to each system, as keys and values; the first value is the failing version's. Keys and
 * values are the names of the command line, words are what a form shows.
 */

interface Value {
  value: string
  words: string
}

export interface Knob {
  key: string
  /** What is decided by it. */
  words: string
  values: readonly [Value, ...Value[]]
}

const billing = [
  {
    key: 'arithmetic',
    words: 'Amounts are worked out as',
    values: [
      { value: 'float', words: 'Floating-point numbers, as now' },
      { value: 'decimal', words: 'Decimal numbers' },
      { value: 'cents', words: 'Whole cents, with exact fractions until the end' },
    ],
  },
  {
    key: 'place',
    words: 'Rounding happens',
    values: [
      { value: 'invoice', words: 'Once for each invoice, as now' },
      { value: 'line', words: 'On each line' },
      { value: 'never', words: 'Never, amounts are only summed' },
    ],
  },
  {
    key: 'rounding',
    words: 'Rounding is done by',
    values: [
      { value: 'to-fixed', words: 'toFixed(2), as now; half-up with decimals and cents' },
      { value: 'times-100', words: 'Math.round(x × 100) / 100' },
      { value: 'epsilon', words: 'Adding Number.EPSILON first' },
      { value: 'half-even', words: 'Half to even' },
    ],
  },
  {
    key: 'dedupe',
    words: 'A delivery that comes again is known by',
    values: [
      { value: 'key', words: 'Its idempotency key, as now' },
      { value: 'delivery-id', words: 'Its delivery id' },
      { value: 'content', words: 'Its content' },
      { value: 'check-then-act', words: 'A look for its key before it is charged' },
    ],
  },
  {
    key: 'tolerance',
    words: 'The alert tolerates a gap of',
    values: [
      { value: '0', words: 'No more than now' },
      { value: '5.00', words: '5.00 USD either way' },
    ],
  },
  {
    key: 'resum',
    words: 'Sums are worked out again at night',
    values: [
      { value: 'off', words: 'No, as now' },
      { value: 'on', words: 'Yes, each night' },
    ],
  },
  {
    key: 'divide',
    words: 'Proration divides days by period',
    values: [
      { value: 'last', words: 'Last, as now' },
      { value: 'first', words: 'First' },
    ],
  },
  {
    key: 'logging',
    words: 'Each transaction is logged',
    values: [
      { value: 'off', words: 'No, as now' },
      { value: 'on', words: 'Yes, with expected and posted amount' },
    ],
  },
] as const satisfies readonly Knob[]

const microservices = [
  {
    key: 'queue',
    words: 'Calls from stock-api to order-api',
    values: [
      { value: 'off', words: 'Wait for their answer, as now' },
      { value: 'on', words: 'Go through an asynchronous queue' },
    ],
  },
  {
    key: 'pool',
    words: 'Workers of order-api for inner calls',
    values: [
      { value: 'shared', words: 'The same as for everything, as now' },
      { value: 'own', words: 'A pool of their own' },
    ],
  },
  {
    key: 'breaker',
    words: 'Circuit breaker around payment-api',
    values: [
      { value: 'off', words: 'None, as now' },
      { value: 'error', words: 'At 100 ms, the order fails' },
      { value: 'drop', words: 'At 100 ms, the order is accepted without its charge' },
      { value: 'outbox', words: 'At 100 ms, the charge is put off to an outbox' },
    ],
  },
  {
    key: 'admission',
    words: 'Orders that order-api takes on at once',
    values: [
      { value: 'off', words: 'Any number, as now' },
      { value: 'on', words: 'A limited number; clients try again when told to' },
    ],
  },
  {
    key: 'workers',
    words: 'Workers of order-api',
    values: [
      { value: '8', words: '8, as now' },
      { value: '32', words: '32 instead of 8' },
    ],
  },
  {
    key: 'timeout',
    words: 'Timeout of each hop',
    values: [
      { value: '200', words: '200 ms, as now' },
      { value: '600', words: '600 ms instead of 200 ms' },
    ],
  },
  {
    key: 'retry',
    words: 'Clients try a failed request again',
    values: [
      { value: 'off', words: 'Never, as now' },
      { value: 'immediate', words: 'At once' },
      { value: 'backoff', words: 'With growing pauses' },
    ],
  },
  {
    key: 'deadline',
    words: 'Deadlines go along with calls',
    values: [
      { value: 'off', words: 'No, as now' },
      { value: 'on', words: 'Yes, work past its deadline is let go' },
    ],
  },
  {
    key: 'map',
    words: 'Service map in the dashboards',
    values: [
      { value: 'off', words: 'Drawn by hand, as now' },
      { value: 'on', words: 'Drawn from traces' },
    ],
  },
] as const satisfies readonly Knob[]

const restApi = [
  {
    key: 'query',
    words: 'Users of a page are read by',
    values: [
      { value: 'each', words: 'One query for each user, as now' },
      { value: 'in', words: 'One query for all, with IN' },
    ],
  },
  {
    key: 'calls',
    words: 'Calls to the plan provider',
    values: [
      { value: 'sequence', words: 'One after the other, as now' },
      { value: '4', words: 'At most 4 at once for a request' },
      { value: '8', words: 'At most 8 at once for a request' },
      { value: '48-in-all', words: 'At most 48 at once in all' },
      { value: 'all', words: 'All at once, with Promise.all' },
    ],
  },
  {
    key: 'cache',
    words: 'Plans are cached',
    values: [
      { value: 'off', words: 'No, as now' },
      { value: 'age', words: 'Until they are of an age' },
      { value: 'invalidated', words: 'Until they are changed' },
    ],
  },
  {
    key: 'pool',
    words: 'Connections to users-db',
    values: [
      { value: '5', words: '5, as now' },
      { value: '25', words: '25 instead of 5' },
    ],
  },
  {
    key: 'index',
    words: 'Index on the users’ tenant',
    values: [
      { value: 'off', words: 'As now' },
      { value: 'on', words: 'One more' },
    ],
  },
  {
    key: 'timeout',
    words: 'Timeout of a request',
    values: [
      { value: '1', words: 'As now' },
      { value: '3', words: 'Three times as long' },
    ],
  },
  {
    key: 'page',
    words: 'Users on a page',
    values: [
      { value: 'all', words: 'All of the tenant, as now' },
      { value: '20', words: '20 at most' },
    ],
  },
] as const satisfies readonly Knob[]

/** All knobs, by system, in the order in which a form shows them. */
export const knobs = { billing, microservices, 'rest-api': restApi } as const
