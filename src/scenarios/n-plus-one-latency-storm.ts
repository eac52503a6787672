/** One query and one outside call for each user of a page, one after another. */
import type { Scenario } from '../drill/scenario'
import { combine } from './phrases'

const nPlusOne = ['n plus 1', 'n plus one', '1 plus n']

const eachUser = ['user', 'row', 'item', 'record', 'account', 'entry'].flatMap((one) => [
  `per ${one}`,
  `each ${one}`,
  `every ${one}`,
])

const inTurn = [...eachUser, 'in a loop', 'inside a loop', 'inside the loop', 'one by one']

/** Many, or one apiece: a single slow query is another cause. */
const queries = [
  ...['query', 'statement', 'select', 'sql', 'lookup'].flatMap((one) => [
    `one ${one}`,
    `a ${one}`,
    `another ${one}`,
    `own ${one}`,
    `extra ${one}`,
    `${one} for each`,
    `${one} for every`,
    `${one} per`,
    `${one} in a loop`,
  ]),
  'queries',
  'statements',
  'selects',
  'lookups',
  'round trips',
  'database call',
  'database quer',
  'db call',
  'db quer',
]

export const nPlusOneLatencyStorm: Scenario = {
  kind: 'scenario',
  id: 'n-plus-one-latency-storm',
  lab: 'rest-api',
  name: 'N+1 Query / Latency Storm',
  system: 'REST API',
  short: 'N+1',
  alert: {
    service: 'users-api',
    symptom: 'P95 of GET /users?expand=plan 1.82 s',
    value: '1.82 s',
    threshold: 'SLO 0.50 s',
    sinceMinute: 12,
    sinceBefore: 3,
    detail: 'P99 3.2 s, errors 0.1 %, traffic normal',
    severity: 'SEV-2',
    dashboard: 'dashboards/users-api',
    runbook: 'runbooks/users-api',
  },
  hints: [
    'Look at what the latency of a request depends on: the hour, the tenant, or the size of the answer.',
    'Open the slowest trace and count its spans by name.',
    'Compare it with the healthy practice trace: when does each span begin, and which one ended just before?',
  ],
  cause:
    'N+1: a page is read with one query, then each of its users costs a database query and an outside call of their own, ' +
    'one after another, so latency grows with the page.',
  keyPoints: [
    {
      point: 'one statement for each user of a page (N+1)',
      anyOf: [
        ...nPlusOne.map((word) => [word]),
        ['lazy load'],
        ...combine(queries, inTurn),
        ...combine(['same statement', 'same query', 'same select'], ['times']),
      ],
    },
    {
      point: 'what costs time is many quick database round trips, not a slow query',
      anyOf: [
        ['round trips'],
        ['chatty'],
        ['too many quer'],
        ['many small quer'],
        ['dozens of quer'],
        ['hundreds of quer'],
        ['lazy load'],
        ...combine(nPlusOne, ['quer', 'statement', 'select', 'sql', 'database', 'db', 'orm']),
        ...combine(queries, inTurn),
        ...combine(['same statement', 'same query', 'same select'], ['times']),
      ],
    },
    {
      point: 'they run one after another, the outside calls too, so latency grows with the page',
      anyOf: [
        ['one after another'],
        ['one after the other'],
        ['one at a time'],
        ['one by one'],
        ['in sequence'],
        ['sequentially'],
        ...combine(
          ['sequential'],
          ['call', 'queries', 'await', 'round trips', 'requests', 'lookups'],
        ),
        ['serially'],
        ['in series'],
        ['in a loop'],
        ['inside a loop'],
        ['inside the loop'],
        ['await in'],
        ['loop', 'await'],
        ...combine(['separately', 'individually'], ['each', 'every']),
        ['page size'],
        ['size of the page'],
        ['grows with the page'],
        ['grows with the number'],
        ['proportional to'],
        ...combine([...queries, 'call', 'request'], eachUser),
        ...combine(
          ['blocking', 'synchronous', 'sync ', 'unbatched'],
          ['external', 'outside', 'third party', 'api call', 'plan'],
        ),
      ],
    },
  ],
  decidingEvidence: [
    'The slow-query log is empty: each statement takes about 8 ms.',
    'A slow trace holds one statement thirty times, each beginning as the one before ends.',
    'The calls to the plan provider stand in the same row, one for each user.',
    'Latency is proportional to the number of users on the page.',
  ],
  counterFact:
    'The slow-query log is empty, traffic and CPU are normal, and a small tenant’s requests are within the SLO all along.',
  checks: [
    {
      key: 'batch-async-caching',
      label: 'Batch / async / caching',
      answers: ['Yes', 'No'],
      kind: 'applied',
    },
    {
      key: 'logs-correlation',
      label: 'Logs correlation',
      answers: ['Complete', 'Partial'],
      kind: 'observability',
    },
    { key: 'sla-latency', label: 'SLA / latency targets', answers: ['Yes', 'No'], kind: 'sla' },
  ],
}
