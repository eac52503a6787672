/** Pictures of evidence as the bot makes them: ordinary ones, and ones at the edges. */
import type { EvidenceSpec } from '../../src/report/evidence-spec'
import { mapPicture } from '../../src/report/pictures/map'
import { metricPicture } from '../../src/report/pictures/metric'
import type { EvidenceSpan } from '../../src/report/pictures/rows'
import { runPicture } from '../../src/report/pictures/run'
import { tracePicture } from '../../src/report/pictures/trace'
import { world } from '../../src/scenarios/world'

type Kind = EvidenceSpan['kind']

/** A span `[id, parent, service, name, kind, start, length, failed]`, ms since the trace began. */
type Short = [string, string | null, string, string, Kind, number, number | null, boolean?]

/** World ms at which the sample traces begin: 03:20. */
const began = 20 * 60_000

function spansOf(shorts: readonly Short[]): EvidenceSpan[] {
  return shorts.map(([span, parent, service, name, kind, start, length, failed]) => ({
    span,
    parent,
    trace: '7f3a9c1e55aa4b0b8d4f00aa11bb22cc',
    service,
    name,
    kind,
    at: began + start,
    length,
    status: length === null ? 'UNSET' : failed ? 'ERROR' : 'OK',
  }))
}

const ring: Short[] = [
  ['a', null, 'shop', 'POST /orders', 'CLIENT', 0, 800, true],
  ['b', 'a', 'order-api', 'POST /orders', 'SERVER', 4, 830, true],
  ['c', 'b', 'order-api', 'POST /charges', 'CLIENT', 20, 200, true],
  ['d', 'c', 'payment-api', 'POST /charges', 'SERVER', 23, 610, true],
  ['e', 'd', 'payment-api', 'POST /reservations', 'CLIENT', 34, 200, true],
  ['f', 'e', 'stock-api', 'POST /reservations', 'SERVER', 36, 410, true],
  ['g', 'f', 'stock-api', 'GET /orders/{id}', 'CLIENT', 46, 200, true],
]

/** Thirty-three statements one after another, each with its other side. */
const storm: Short[] = [
  ['r', null, 'users-api', 'GET /users?expand=plan', 'SERVER', 0, 1210],
  ['s', 'r', 'users-db', 'SELECT users', 'CLIENT', 3, 9],
  ...Array.from({ length: 33 }, (_, index): Short[] => [
    [`q${index}`, 'r', 'users-db', 'SELECT plan_ref', 'CLIENT', 14 + 36 * index, 8],
    [`p${index}`, 'r', 'users-api', 'GET /plans/{id}', 'CLIENT', 23 + 36 * index, 26, index === 20],
    [`o${index}`, `p${index}`, 'plan provider', 'GET /plans/{id}', 'SERVER', 25 + 36 * index, 22],
  ]).flat(),
]

const wide: Short[] = [
  [
    'r',
    null,
    'a-service-with-a-long-name',
    'GET /a/very/long/route/{with}/{parameters}',
    'SERVER',
    0,
    90,
  ],
  ...Array.from(
    { length: 40 },
    (_, index): Short => [
      `x${index}`,
      'r',
      `svc-${index}`,
      `call number ${index} __BEGINFUNCTION__x__ENDFUNCTION__`,
      'INTERNAL',
      index * 2,
      index % 7 === 0 ? 30 : 1,
    ],
  ),
]

const trace = (shorts: readonly Short[], until = 3_600_000) => tracePicture(spansOf(shorts), until)

const calm = Array.from({ length: 120 }, (_, index) => ({
  at: (index * 40 - 55 * 60) * 1000,
  value: 0.6 + 0.3 * Math.sin(index / 3),
}))
const risen = calm.map((point, index) =>
  index < 108 ? point : { ...point, value: 9 + ((index * 7) % 9) },
)
const failed = {
  service: 'order-api',
  name: 'http.server.request.failed',
  unit: '%',
  points: risen,
  limit: { value: 1, text: 'limit 1 %' },
  now: 24.4 * 60_000,
}

const check = (name: string, value: number, limit: number, unit: string) => ({
  name,
  passed: Math.abs(value) <= limit,
  value,
  limit,
  unit,
})
const side = (success: string, checks: ReturnType<typeof check>[]) => ({
  success,
  checks,
  series: null,
})

const all: Readonly<Record<string, EvidenceSpec | null>> = {
  'trace-ring': trace(ring),
  'trace-open': trace(
    ring.map(
      ([span, parent, service, name, kind, start]): Short => [
        span,
        parent,
        service,
        name,
        kind,
        start,
        null,
      ],
    ),
    began + 140,
  ),
  'trace-storm': trace(storm),
  'trace-wide': trace(wide),
  'trace-one': trace([['a', null, 'users-db', 'SELECT users', 'SERVER', 0, 0.4]]),
  'metric-limit': metricPicture(failed),
  'metric-plain': metricPicture({
    ...failed,
    name: 'workers.busy',
    unit: '{worker}',
    limit: null,
    points: calm.map((point, index) => ({ ...point, value: index < 90 ? 2 + (index % 3) : 8 })),
  }),
  'metric-below-zero': metricPicture({
    ...failed,
    service: 'billing-ledger',
    name: 'billing.reconciliation.gap',
    unit: 'USD',
    limit: { value: -0.5, text: 'limit ±0.50 USD' },
    points: calm.map((point, index) => ({ ...point, value: -Math.floor(index / 7) / 10 })),
  }),
  'metric-flat': metricPicture({
    ...failed,
    unit: 's',
    name: 'db.replication.lag',
    limit: null,
    points: calm.slice(-3).map((point) => ({ ...point, value: 0 })),
  }),
  'metric-many': metricPicture({
    ...failed,
    points: Array.from({ length: 5000 }, (_, index) => ({
      at: (index * 0.9 - 55 * 60) * 1000,
      value: (index * 37) % 100,
    })),
  }),
  map: mapPicture(
    world.map,
    world.services.map(({ name }) => name),
  ),
  'map-small': mapPicture(['a → b'], ['a']),
  'run-ring': runPicture(
    'order-api',
    side('78.4', [check('failed requests', 18.3, 2, '%'), check('P95', 742, 400, 'ms')]),
    side('99.5', [check('failed requests', 0.3, 2, '%'), check('P95', 131, 400, 'ms')]),
  ),
  'run-billing': runPicture(
    'billing-ledger',
    side('97.9', [check('reconciliation gap', -1.62, 0.5, 'USD')]),
    side('100', [check('reconciliation gap', 0, 0.5, 'USD')]),
  ),
  'run-worse': runPicture(
    'order-api',
    side('80', []),
    side('41', [check('failed requests', 59, 2, '%'), check('P95', 1900, 400, 'ms')]),
  ),
}

export const evidencePictures: Readonly<Record<string, EvidenceSpec>> = Object.fromEntries(
  Object.entries(all).flatMap(([name, spec]) => (spec === null ? [] : [[name, spec]])),
)
