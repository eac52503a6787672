/** What a report on the sample drill has to say, section by section. */

type Fact = string | RegExp

/** What stands before the first section. */
export const frontFacts: readonly Fact[] = [
  '**Workshop Date:** 2026-01-03',
  '**Facilitator / Instructor:** Sean Wong',
  '**Team / Participants:** Team Alpha (6 engineers)',
  ...['Mina Aalto', 'Tomas Vega', 'Ravi Menon', 'Lena Brandt', 'Omar Haddad', 'Yuki Ito'],
  'Mina Aalto (Incident Commander); Tomas Vega (Communications); Ravi Menon (Scribe)',
]

/** Rows of the timeline, by the phase's begin. */
export const timelineFacts: readonly [string, RegExp][] = [
  ['0:00', /^\| Orientation \| 0:00–0:10 \| .*IC, Comms and Scribe.*\| N\/A \|$/],
  ['0:10', /^\| Setup \| 0:10–0:15 \| .*Dashboards, logs and the prompts.*\| N\/A \|$/],
  [
    '0:15',
    /^\| Dark Room Investigation \| 0:15–1:00 \| .*Drift was found fast.*N\+1 latency came late.*red herring/,
  ],
  [
    '0:15',
    /Root cause detection time: 26 min \(.*target ≤ 40 min: met.*3 of 3 found, range 18–35 min/,
  ],
  ['0:15', /False positives: 1 \(.*1 blamed a red herring\).*Missed alarms: 0/],
  ['1:00', /^\| Tea Break \| 1:00–1:10 \| .*early on.*red herring.*\| N\/A \|$/],
  [
    '1:10',
    /^\| Deep Dive & Verification \| 1:10–1:50 \| .*totals prove the FP drift, trace IDs prove the deadlock/,
  ],
  ['1:10', /Correlation completeness: 100 % \(counted, .*2 of 2 complete, stated 90 %\)/],
  ['1:10', /Stress test success: 2 of 2/],
  ['1:50', /^\| Tea Break \| 1:50–2:00 \| Reset \| .*prepared the AI.*\| N\/A \|$/],
  [
    '2:00',
    /^\| AI-Assisted Fix \| 2:00–2:30 \| .*decimals and async batching; a human verified before each commit/,
  ],
  [
    '2:00',
    /Fix success vs predicted: 100 % .*AI accuracy: 95.7 % .*range 92–100 %.*Time saved: 15 min/,
  ],
  [
    '2:30',
    /^\| Post-Mortem & Spec Update \| 2:30–2:50 \| .*Spec templates and PR guardrails updated, IaC drift corrected/,
  ],
  ['2:30', /Guardrails updated: 5 .*IaC corrections: 1/],
  ['2:50', /^\| Wrap-Up \| 2:50–3:00 \| .*metrics.*red herring.*AI/],
  ['2:50', /SLA \/ latency targets met: Yes .*Overall TTR \(Time to Resolution\): \d+ min/],
]

/** By heading. */
export const sectionFacts: readonly [string, readonly Fact[]][] = [
  [
    '1. Workshop Overview',
    [
      /> .*under pressure.*human-first investigation.*AI-assisted remediation.*logs, post-mortems/,
      '- [x] Floating-Point Drift — Billing Engine',
      '- [x] Circular Dependency Deadlock — Microservices',
      '- [x] N+1 Query / Latency Storm — REST API',
      /- \[x\] Red Herring — .*CPU spike/,
      '- [ ] Low',
      '- [ ] Medium',
      '- [x] High / Production-critical',
      '**Workshop Duration:** 180 minutes\n',
      /> Team Alpha .*correlated logs with metrics before any AI-assisted fix.*CPU alert.*symptom from root cause/,
    ],
  ],
  [
    '3.1 Floating-Point Drift — Billing Engine',
    [
      /\*\*Root Cause Identified:\*\* Float arithmetic: .* add up.* — Lena Brandt/,
      '- Laid running totals beside trace IDs\n- Read 24 transaction logs',
      /over 3 transactions in a row/,
      /Noise Observed:\*\*\n\n- .*batch worker .*CPU alerts; at first they looked causal/,
      /- Put .*Decimal.* in the place of .*float.* in all transactions/,
      '- Tested idempotency and cumulative totals with scripts',
      '- AI advised logging per transaction',
      '- Human override: none',
      /- AI accuracy: 100 % \(stated by .+\), time saved 5 min \(stated by .+\)/,
      /- Root cause identified time: 18 min \(counted from claim \d+\), target ≤ 40 min: met/,
      '- AI-assisted fix: [x] Successful / [ ] Partial / [ ] Failed',
      '- Observability logs trace correlation: [x] Complete / [ ] Partial',
      '- Stress test validation: [x] Passed / [ ] Failed',
      /Lessons Learned .*\n\n- Enforce decimals .*\n- Alert on drift from Prometheus\n- Build dashboards on transaction level/,
    ],
  ],
  [
    '3.2 Circular Dependency Deadlock — Microservices',
    [
      /\*\*Root Cause Identified:\*\* .*ServiceA → ServiceB → ServiceC → ServiceA — Omar Haddad/,
      '- Followed API calls by structured logs and trace IDs\n- Watched timeouts spread under load',
      /ServiceB was slow for an upstream dependency of its own/,
      /- A passing database replication lag .* not the cause/,
      '- Circuit breakers, and an async queue for ServiceC',
      '- AI advised batch retries with exponential backoff',
      '- Load simulation shows that it holds',
      '- Human override: Minor timeout tweak',
      /- AI accuracy: 92 % \(stated by .+\), time saved 6 min \(stated by .+\)/,
      /- Root cause identified time: 25 min \(counted from claim \d+\), target ≤ 40 min: met/,
      '- Circuit breakers / async queue applied: [x] Yes / [ ] No',
      /- AI-assisted prediction accuracy: 92 % \(stated by .+\)/,
      '- Stress test / latency check passed: [x] Yes / [ ] No',
      /- Put the service dependency graph .*\n- Alert on circular calls and deadlocks .*\n- Keep what the AI recommends in the runbooks/,
    ],
  ],
  [
    '3.3 N+1 Query / Latency Storm — REST API',
    [
      /\*\*Root Cause Identified:\*\* N\+1 queries to the database, and outside API calls that block — Tomas Vega/,
      '- Watched query counts beside response times\n- Found the spike at P95 and P99 of batch requests',
      /- Blamed the API for the CPU spike of a background job/,
      '- CPU spike of the background worker, no part of the latency\n- Our priorities were wrong at the start',
      '- Batched database queries and outside API calls\n- Async handling, and a cache\n- Measured latency again: within the SLA',
      '- Human override: Verification needed',
      /- AI accuracy: 95 % \(stated by .+\), time saved 4 min \(stated by .+\)/,
      /- Root cause identified time: 35 min \(counted from claim \d+\), target ≤ 40 min: met/,
      '- Batch / async / caching implemented: [x] Yes / [ ] No',
      '- Observability logs correlation: [x] Complete / [ ] Partial',
      '- SLA / latency targets met: [x] Yes / [ ] No',
      /- Bring latency metrics into the Prometheus .*\n- Detect N\+1 patterns .*\n- Have async batching templates in the spec/,
    ],
  ],
  [
    '3.4 Red Herring',
    [
      'batch-worker-3',
      'Claims that blamed it: 1',
      /Called noise by: Tomas Vega, Yuki Ito, in alphabetical order; after \d+ min, \d+ min/,
      'Person-time on it: 70 min',
    ],
  ],
  [
    '4. Team Reflection',
    [
      /1\. Which investigative .*\n {3}- Structured logs, trace IDs and simulated stress/,
      /2\. Were there assumptions .*\n {3}- The CPU spike, misread as the cause/,
      /3\. How did AI .*\n {3}- Right suggestions; about 15 min faster/,
      /4\. Were dashboards.*\n {3}- Real-time drift and N\+1 alerts/,
      /5\. How did red herrings .*\n {3}- They made us tell symptom from root cause/,
      /\| Investigative techniques \| 4.0 \| .*Trace ID \+ logs/,
      /\| AI assistance effectiveness \| 5.0 \| .*15 min/,
      /\| Red-herring handling \| 4.0 \| .*cross-check of metrics/,
      /\| Dashboards \/ alerts quality \| 3.0 \| .*drift and N\+1/,
      /> All root causes .* within the target times, .*AI-assisted fixes .*misleading alerts .*observability and post-mortems/,
    ],
  ],
  [
    '5. Post-Mortem & Spec Updates',
    [
      '- Template that detects FP drift (template)',
      '- Spec of circuit breaker and async queue (circuit breaker)',
      '- API template for async batching and caching (template)',
      '- Script that checks for IaC drift (IaC correction)',
      '- Post-mortem markdown template (template)',
      /\| Automated alerts on float drift, N\+1 and circular calls \| preventive action \| Lena Brandt \| 2026-01-24 \| High/,
      '| Regular chaos tests of latency and service dependencies | preventive action | Omar Haddad',
      '| Red-herring drills, to train telling symptom from root cause | preventive action | Yuki Ito',
      '| Give each preventive action an owner | next step | Mina Aalto',
      '| Run the drill again with Level 3 scenarios, in 6 weeks | repeat drill | Sean Wong | 2026-02-14',
      '| Weigh how efficient the AI workflow is, and update the runbooks | metric re-evaluation | Tomas Vega',
    ],
  ],
  [
    '6. Instructor / Facilitator Notes',
    [
      '- Calm under pressure\n- Real failures told from red herrings\n- AI made repairs faster',
      /- The CPU spike, misread, delayed .*\n- Business metrics and logs must be correlated faster/,
      '- AI gave useful fixes and runbook updates\n- A shadow AI came close to the human team',
      '- The team learnt to verify before it escalates\n- Critical thinking and log correlation',
      '- [x] Excellent\n- [ ] Good\n- [ ] Needs Improvement',
      /> This cohort is ready .*AI at its side; its post-mortem is thorough/,
    ],
  ],
]
