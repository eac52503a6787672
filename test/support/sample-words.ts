/** What the people of the sample drill write into the forms. */
import type { FormValues } from '../../src/messages/form'

export const driftFinding: FormValues = {
  notes: [
    '- Laid running totals beside trace IDs',
    '- Read 24 transaction logs for a pattern of drift',
    '- Saw the gap grow over 3 transactions in a row',
  ].join('\n'),
  noise: 'Spikes of the background batch worker raised CPU alerts; at first they looked causal.',
  lessons: [
    'Enforce decimals in the core transaction library',
    'Alert on drift from Prometheus',
    'Build dashboards on transaction level',
  ].join('\n'),
}

export const deadlockFinding: FormValues = {
  notes: [
    'Followed API calls by structured logs and trace IDs',
    'Watched timeouts spread under load',
    'Went the wrong way first: ServiceB was slow for an upstream dependency of its own',
  ].join('\n'),
  noise: 'A passing database replication lag seemed to slow calls and was not the cause.',
  lessons: [
    'Put the service dependency graph on the dashboards',
    'Alert on circular calls and deadlocks by itself',
    'Keep what the AI recommends in the runbooks',
  ].join('\n'),
}

export const stormFinding: FormValues = {
  notes: [
    'Watched query counts beside response times',
    'Found the spike at P95 and P99 of batch requests',
    'Blamed the API for the CPU spike of a background job at first',
  ].join('\n'),
  noise: [
    'CPU spike of the background worker, no part of the latency',
    'Our priorities were wrong at the start',
  ].join('\n'),
  lessons: [
    'Bring latency metrics into the Prometheus dashboards',
    'Detect N+1 patterns by machine',
    'Have async batching templates in the spec',
  ].join('\n'),
}

export const driftFix: FormValues = {
  recommendation: 'Decimal + logging',
  steps: [
    'Put `Decimal` in the place of `float` in all transactions',
    'Tested idempotency and cumulative totals with scripts',
    'AI advised logging per transaction, to see it next time',
  ].join('\n'),
  predicted: 98,
  accuracy: 100,
  outcome: 'successful',
  minutesSaved: 5,
  approvedBy: 'Mina Aalto',
}

export const deadlockFix: FormValues = {
  recommendation: 'Async queue + circuit breaker',
  steps: [
    'Circuit breakers, and an async queue for ServiceC',
    'AI advised batch retries with exponential backoff',
    'Load simulation shows that it holds',
  ].join('\n'),
  predicted: 95,
  accuracy: 92,
  override: 'Minor timeout tweak',
  outcome: 'successful',
  minutesSaved: 6,
}

export const stormFix: FormValues = {
  recommendation: 'Batch + async + caching',
  steps: [
    'Batched database queries and outside API calls',
    'Async handling, and a cache',
    'Measured latency again: within the SLA',
  ].join('\n'),
  predicted: 95,
  accuracy: 95,
  override: 'Verification needed',
  outcome: 'successful',
  minutesSaved: 4,
}

export const debrief: FormValues = {
  description:
    'Team Alpha took alert after alert and correlated logs with metrics before any AI-assisted fix. A CPU alert as red herring tested telling symptom from root cause.',
  summary:
    'All root causes were found within the target times, the AI-assisted fixes were applied with care, and misleading alerts were told from symptoms. Better observability and post-mortems stand out as results.',
  takeaways: [
    'Investigate as humans first, then let AI help to repair',
    'Dashboards, trace IDs and business metrics saved time',
    'Red-herring alerts train telling symptom from root cause',
    'AI proposed fixes that work; humans still had to verify',
  ].join('\n'),
  highlights: [
    'Calm under pressure',
    'Real failures told from red herrings',
    'AI made repairs faster and overrode no human judgement',
  ].join('\n'),
  improvements: [
    'The CPU spike, misread, delayed the first investigation',
    'Business metrics and logs must be correlated faster',
  ].join('\n'),
  aiWorkflow: [
    'AI gave useful fixes and runbook updates',
    'A shadow AI came close to the human team',
  ].join('\n'),
  herringHandling: [
    'The team learnt to verify before it escalates',
    'Critical thinking and log correlation were trained',
  ].join('\n'),
  rating: 'Excellent',
  correlation: 90,
  comments:
    'This cohort is ready for production-critical incidents with AI at its side; its post-mortem is thorough and can be acted on.',
}

export const answers: FormValues = {
  techniquesNotes: 'Trace ID + logs most effective',
  aiNotes: 'Accurate, cut the TTR by about 15 min',
  herringNotes: 'Needed a cross-check of metrics',
  dashboardsNotes: 'Need real-time alerts on drift and N+1',
  q1: 'Structured logs, trace IDs and simulated stress',
  q2: 'The CPU spike, misread as the cause',
  q3: 'Right suggestions; about 15 min faster',
  q4: 'Real-time drift and N+1 alerts are missing',
  q5: 'They made us tell symptom from root cause with care',
}
