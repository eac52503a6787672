/** A small catalogue of three scenarios and two herrings, for figures and reports. */
import type { Catalogue, Herring, Scenario } from '../../src/drill/scenario'

const text = (service: string, symptom: string) => ({
  service,
  symptom,
  value: '9',
  threshold: '1',
  sinceMinute: null,
  sinceBefore: 1,
  detail: '',
  severity: 'SEV-2' as const,
  dashboard: 'https://dashboards.example/d',
  runbook: 'https://runbooks.example/r',
})
const point = { point: 'p', anyOf: [['p']] }
const subject = {
  lab: null,
  hints: ['one', 'two', 'three'] as const,
  counterFact: 'it began before',
}
const scenario = (
  id: string,
  name: string,
  system: string,
  short: string,
  service: string,
  checks: Scenario['checks'],
): Scenario => ({
  ...subject,
  kind: 'scenario',
  id,
  name,
  system,
  short,
  alert: text(service, `${service} is slow`),
  cause: `the cause of ${short}`,
  keyPoints: [point, point, point],
  decidingEvidence: [],
  checks,
})
const yesNo = ['Yes', 'No'] as const
const passed = ['Passed', 'Failed'] as const
const complete = ['Complete', 'Partial'] as const

export const drift = scenario(
  'drift',
  'Floating-Point Drift',
  'Billing Engine',
  'drift',
  'billing-ledger',
  [
    { key: 'trace', label: 'Trace correlation', answers: complete, kind: 'observability' },
    { key: 'load', label: 'Stress test', answers: passed, kind: 'stress' },
  ],
)
export const deadlock = scenario(
  'deadlock',
  'Circular Dependency Deadlock',
  'Microservices',
  'deadlock',
  'order-api',
  [
    { key: 'breakers', label: 'Circuit breakers / async queue', answers: yesNo, kind: 'applied' },
    { key: 'latency', label: 'Stress / latency check', answers: passed, kind: 'stress' },
  ],
)
export const storm = scenario(
  'storm',
  'N+1 Query / Latency Storm',
  'REST API',
  'N+1',
  'users-api',
  [
    { key: 'batch', label: 'Batch / async / caching', answers: yesNo, kind: 'applied' },
    { key: 'logs', label: 'Logs correlation', answers: complete, kind: 'observability' },
    { key: 'sla', label: 'SLA / latency targets', answers: yesNo, kind: 'sla' },
  ],
)
export const spike: Herring = {
  ...subject,
  kind: 'herring',
  id: 'spike',
  name: 'Misleading alert / CPU spike',
  short: 'CPU spike',
  alert: text('batch-worker-3', 'CPU 97 %'),
  truth: 'The nightly job takes a node of its own.',
  clears: ['Six nights alike.'],
}
export const lag: Herring = {
  ...spike,
  id: 'lag',
  name: 'Replication lag',
  short: 'replication lag',
  alert: text('db-replica', 'lag 40 s'),
}

export const smallCatalogue: Catalogue = {
  scenarios: [drift, deadlock, storm],
  herrings: [spike, lag],
  playedMessages: [],
}
