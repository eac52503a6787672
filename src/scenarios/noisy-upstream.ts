/** A carrier that answers with errors, behind a gateway that knows what to do then. */
import type { Herring } from '../drill/scenario'

export const noisyUpstream: Herring = {
  kind: 'herring',
  id: 'noisy-upstream',
  lab: 'noisy-upstream',
  name: 'Misleading alert / noisy upstream',
  short: 'noisy upstream',
  alert: {
    service: 'rates-gateway',
    symptom: '22 % of upstream calls answer 503',
    value: '22 %',
    threshold: 'limit 5 %',
    sinceMinute: null,
    sinceBefore: 3,
    detail: 'Carrier 4 of 6, P95 0.9 s, retries within budget',
    severity: 'SEV-2',
    dashboard: 'dashboards/rates-gateway',
    runbook: 'runbooks/rates-gateway',
  },
  hints: [
    'Look at which upstream answers with errors, and how many calls go to it.',
    'Follow one failed call back to the service that asked: what does that service answer in the end?',
    'Lay the upstream errors over the other alerts, and compare minutes with many errors to minutes with none.',
  ],
  truth:
    'One carrier is in its announced maintenance window. The gateway answers from the rates it stored an hour ago, and no caller notices.',
  clears: [
    'The carrier announced this maintenance window two weeks ago.',
    'Every failed call is answered from stored rates: callers see no error and no delay.',
    'Minutes with many upstream errors and minutes with none look alike in the other alerts.',
  ],
  counterFact:
    'Callers of the gateway get an answer within 40 ms throughout, and their own error rate has not moved.',
}
