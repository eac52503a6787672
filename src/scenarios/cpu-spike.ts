/** A nightly job that works as hard as it does every night. */
import type { Herring } from '../drill/scenario'

export const cpuSpike: Herring = {
  kind: 'herring',
  id: 'cpu-spike',
  lab: 'cpu-spike',
  name: 'Misleading alert / CPU spike',
  short: 'CPU spike',
  alert: {
    service: 'batch-worker-3',
    symptom: 'CPU 97 %',
    value: '97 %',
    threshold: 'limit 85 %',
    sinceMinute: null,
    sinceBefore: 1,
    detail: 'Job invoice-rollup, node pool shared-a, queue length normal',
    severity: 'SEV-2',
    dashboard: 'dashboards/batch-worker-3',
    runbook: 'runbooks/batch-worker-3',
  },
  hints: [
    'Look at which job takes the CPU, on which node it runs, and what else runs there.',
    'Follow the requests that alert tonight: which of them pass through this node?',
    'Lay this CPU curve over the other alerts and over the same hour of earlier nights, and compare when each begins.',
  ],
  truth:
    'The job invoice-rollup takes all the CPU it gets at this hour every night. It runs on a node of its own and holds nobody up.',
  clears: [
    'The same curve stands at this hour on each of the last six nights.',
    'No service that alerts tonight has a process on that node; their CPU is flat.',
    'What the other alerts report does not follow this curve: it goes on after the job has ended.',
  ],
  counterFact:
    'The same curve stands at this hour on each of the last six nights, at the same height.',
}
