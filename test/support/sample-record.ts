/** One full drill: three failures found after 18, 25 and 35 minutes, every fix a success, one herring that misled for a while. */
import type { DrillRecord } from '../../src/drill/record'
import {
  action,
  alert,
  check,
  claim,
  debrief,
  finding,
  finished,
  fix,
  guardrail,
  hint,
  noise,
  observation,
  participation,
  reflection,
  resetIds,
  run,
  stamp,
  take,
  verdict,
} from './records'
import { deadlock, drift, spike, storm } from './small-catalogue'

export function sampleRecord(): DrillRecord {
  resetIds()
  const onDrift = claim('A', 33, 'ben', {
    cause: 'Binary floats in the running total: each half-cent tie rounds down',
    evidence: 'Gap grows with the number of invoices\nalways one cent',
    confidence: 80,
  })
  const teamDrift = claim('A', 40, 'ben', { kind: 'team', cause: 'Float arithmetic drifts' })
  const onDeadlock = claim('B', 42, 'chi', {
    cause: 'A calls B calls C calls A, and the workers wait for themselves',
    confidence: 70,
  })
  const onStorm = claim('C', 54, 'dev', {
    cause: 'One query a row, one outside call after the other',
    confidence: 90,
  })
  const blame = claim('D', 30, 'emre', { cause: 'The CPU spike starves the API', confidence: 60 })
  const wrong = claim('C', 36, 'emre', {
    cause: 'The busy worker slows the API down',
    confidence: 40,
  })
  const call = noise('D', 45, 'chi')
  const late = noise('D', 60, 'emre')
  return finished({
    alerts: [
      alert(drift, 'A', 15),
      alert(deadlock, 'B', 17),
      alert(storm, 'C', 19),
      alert(spike, 'D', 23),
    ],
    participations: [
      participation('fay', 'Facilitator'),
      participation('ben', 'Incident Commander'),
      participation('chi', 'Communications'),
      participation('dev', 'Scribe'),
      participation('emre', 'Responder'),
      participation('goran', 'Observer'),
    ],
    pauses: [
      {
        id: 'pause-1',
        reason: 'facilitator',
        from: stamp(38),
        until: { ...stamp(38), at: stamp(38).at + 240_000 },
      },
    ],
    takes: [
      take('A', 16, 'ben'),
      take('B', 18, 'chi'),
      take('D', 24, 'emre'),
      take('C', 33, 'emre'),
      take('C', 20, 'dev'),
      take('D', 40, 'chi'),
    ],
    hints: [hint('C', 1, 34)],
    claims: [
      onDrift,
      teamDrift,
      onDeadlock,
      onStorm,
      { ...blame, supersededBy: late.id },
      wrong,
      call,
      late,
    ],
    verdicts: [
      verdict(onDrift, 'confirmed'),
      verdict(teamDrift, 'confirmed'),
      verdict(onDeadlock, 'partly'),
      verdict(onDeadlock, 'confirmed', 66),
      verdict(onStorm, 'confirmed'),
      verdict(wrong, 'rejected-herring'),
      verdict(call, 'confirmed'),
      verdict(late, 'confirmed'),
    ],
    observations: [
      observation(1, 'Roles taken: IC, Communications, Scribe'),
      observation(2, 'Dashboards and logs open for everyone'),
      observation(3, 'Drift found early; the latency late, for the CPU alert drew people away'),
      observation(4, '- We trusted the loudest alert\n- Nobody compared start times'),
      observation(5, 'Drift shown on totals, the ring on trace ids'),
      observation(7, 'Every suggestion was read by a human before it was applied'),
      observation(8, 'Specs and guardrails written'),
      observation(9, 'Figures walked through together'),
    ],
    findings: [
      finding('A', {
        notes: '- Laid running totals beside trace ids\n- Read 24 transaction logs',
        noise: 'Batch worker CPU, taken for a cause at first',
        lessons: 'Enforce decimals in the core library\nAlert on drift',
      }),
      finding('B', {
        notes: 'Followed calls by trace id; saw waits of exactly the hop timeout',
        noise: 'Replication lag looked guilty and was not',
        lessons: 'Draw the service graph on the dashboard',
      }),
      finding('C', {
        notes: 'Counted queries a request',
        noise: 'A worker\u2019s CPU',
        lessons: 'Look for N+1 in review',
      }),
    ],
    fixes: [
      fix('A', {
        recommendation: 'Decimal + logging',
        steps: 'Replaced `float` by Decimal\nReplayed deliveries',
        predicted: 95,
        accuracy: 100,
        minutesSaved: 5,
        remedies: { arithmetic: 'decimal' },
        approvedBy: 'Ben Okoro',
      }),
      fix('B', {
        recommendation: 'Async queue + circuit breaker',
        steps: 'Queue for C → A',
        predicted: 94,
        accuracy: 92,
        minutesSaved: 6,
        override: 'Shorter timeout',
      }),
      fix('C', {
        recommendation: 'Batch + async + caching',
        steps: 'One query, eight calls at once',
        predicted: 90,
        accuracy: 95,
        minutesSaved: 4,
        override: 'Checked by hand',
      }),
    ],
    runs: [
      run(
        'A',
        { predicted: '98', before: '95', after: '100', remedies: { arithmetic: 'decimal' } },
        128,
      ),
      run('B', { verdict: 'partial', predicted: '90', before: '80', after: '92' }, 124),
      run('B', { predicted: '97.4', before: '80', after: '99', remedies: { queue: 'on' } }, 129),
      run(
        'C',
        { predicted: '95', before: '10', after: '100', remedies: { query: 'in', calls: '8' } },
        131,
      ),
    ],
    checks: [
      check('A', 'correlation', 'Partial', 85),
      check('A', 'trace', 'Complete'),
      check('A', 'load', 'Passed'),
      check('B', 'breakers', 'Yes'),
      check('B', 'latency', 'Passed'),
      check('C', 'batch', 'Yes'),
      check('C', 'logs', 'Complete'),
      check('C', 'sla', 'Yes'),
    ],
    reflections: [
      reflection('ben', [4, 5, 4, 3], {
        answers: [
          'Trace ids and logs',
          'That CPU must matter',
          'It gave us code and saved a quarter of an hour',
          'No alert on drift',
          'They made us check first',
        ],
        notes: {
          techniques: 'Trace ids did it',
          ai: '',
          herring: '',
          dashboards: 'Drift needs an alert',
        },
        signed: true,
      }),
      reflection('emre', [4, 5, 3, 3], {
        answers: ['Stress runs', '', '', '', 'I lost ten minutes'],
      }),
    ],
    guardrails: [
      guardrail('Template for drift detection', 'template'),
      guardrail('Breaker and queue spec', 'circuit breaker'),
      guardrail('Batching template', 'template'),
      guardrail('Drift check of infrastructure code', 'IaC correction'),
      guardrail('Post-mortem template', 'template'),
    ],
    actions: [
      action('Alert on drift, N+1 and call rings', {
        kind: 'preventive action',
        severity: 'High',
        owner: 'emre',
      }),
      action('Run the drill again at level 3', {
        kind: 'repeat drill',
        owner: 'Fay Novak',
        due: '2026-02-14',
      }),
      action('Look at AI figures anew', {
        kind: 'metric re-evaluation',
        owner: 'dev',
        due: '2026-01-30',
        done: true,
      }),
    ],
    debriefs: [
      debrief({
        description: 'One alert after the other, logs before fixes.',
        summary: 'All causes found in time.\nThe CPU alert taught us to compare start times.',
        takeaways: '- Look before you ask\n- Trace ids save time',
        highlights: 'Calm all along',
        improvements: 'Compare start times sooner',
        aiWorkflow: 'Useful, and checked',
        herringHandling: 'Verified before escalating',
        rating: 'Excellent',
        correlation: 90,
        comments: 'Ready for the real thing.',
      }),
    ],
  })
}
