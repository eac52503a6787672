/** One spec a kind, with the figures of the dashboard mock-up. */
import type {
  CallRing,
  ChartSpec,
  FixTime,
  HerringTimeline,
  KpiRadar,
  Latency,
  Missing,
  NextSteps,
  RunningTotal,
  Scores,
} from '../../src/report/chart-spec'

const alt = 'Sample'
const note = 'sample figures'

export const drift: RunningTotal = {
  kind: 'running-total',
  slide: 1,
  title: 'Drift grows 0.005 USD a transaction; none after the fix',
  subtitle: 'Running total of the billing engine, USD',
  alt,
  note,
  unit: 'USD',
  decimals: 3,
  labels: ['start', '1', '2', '3', '4'],
  xTitle: 'Transaction',
  before: { name: 'before the fix: +0.020', values: [1000, 1000.005, 1000.01, 1000.015, 1000.02] },
  after: { name: 'after the fix: no drift', values: [1000, 1000, 1000, 1000, 1000] },
  traces: [
    { point: 1, text: 'trace 7f3a' },
    { point: 2, text: 'trace 91c2' },
    { point: 3, text: 'trace b04e' },
  ],
}

export const ring: CallRing = {
  kind: 'call-ring',
  slide: 2,
  title: 'Cutting the call ring takes timeouts from 15 % to 2 %',
  subtitle: '',
  alt,
  note,
  services: ['A', 'B', 'C'],
  ringLabel: 'deadlock',
  cut: true,
  queueLabel: 'async queue',
  breakerLabel: 'circuit breaker',
  before: {
    caption: 'Before: C calls A again',
    figure: '15 %',
    figureNote: 'of requests time out',
  },
  after: { caption: 'After: C feeds a queue', figure: '2 %', figureNote: 'of requests time out' },
}

const user = (name: string, before: number, after: number) => ({
  name,
  strong: false,
  before,
  beforeText: `${before.toFixed(1)} s`,
  after,
  afterText: `${after} s`,
})

export const storm: Latency = {
  kind: 'latency',
  slide: 3,
  title: 'Batching takes P95 from 1.8 s to 0.35 s, inside the SLA',
  subtitle: 'REST API latency, seconds',
  alt,
  note,
  unit: 's',
  beforeName: 'before, one call per item',
  afterName: 'after, batched + async',
  limit: { value: 0.5, text: 'SLA: P95 ≤ 0.5 s' },
  rows: [
    {
      name: 'P95',
      strong: true,
      before: 1.8,
      beforeText: '1.8 s',
      after: 0.35,
      afterText: '0.35 s',
    },
    {
      name: 'P99',
      strong: true,
      before: 3.2,
      beforeText: '3.2 s',
      after: 0.45,
      afterText: '0.45 s',
    },
    user('User 1', 1.9, 0.3),
    user('User 2', 2, 0.3),
    user('User 3', 1.8, 0.3),
  ],
}

export const herring: HerringTimeline = {
  kind: 'herring-timeline',
  slide: 4,
  title: 'The CPU alert was noise; the outage was N+1 latency',
  subtitle: 'The alert was taken for the cause for 9 min',
  alt,
  note,
  xTitle: 'Drill clock, h:min',
  rows: [
    {
      name: 'CPU alert, background worker',
      spans: [{ from: 15, to: 38, kind: 'noise', text: 'noise' }],
      note: 'red herring, 0:15–0:38',
    },
    {
      name: 'N+1 latency, REST API',
      spans: [{ from: 15, to: 50, kind: 'failure', text: 'real failure' }],
      note: 'actual outage, 0:15–0:50',
    },
    {
      name: 'What the team worked on',
      spans: [
        { from: 15, to: 24, kind: 'noise', text: '9 min' },
        { from: 24, to: 50, kind: 'work', text: 'latency 26 min' },
      ],
      note: 'cause confirmed at 0:50',
    },
  ],
}

const fixed = (
  name: string,
  recommendation: string,
  override: string,
  [human, saved, accuracy]: readonly [number, number, number],
) => ({
  name,
  recommendation,
  override,
  human,
  humanText: `${human} min`,
  ai: 10,
  aiText: '10 min',
  saved,
  savedText: `${saved} min saved`,
  accuracyText: `${accuracy} % accurate`,
})

export const fixes: FixTime = {
  kind: 'fix-time',
  slide: 5,
  title: 'AI-assisted fixes save 15 min; accuracy 92–100 %',
  subtitle: 'Time to resolution per scenario; hollow = time saved',
  alt,
  note,
  humanName: 'human',
  aiName: 'AI-assisted fix',
  rows: [
    fixed('FP drift', 'Decimal + logging', 'none', [18, 5, 100]),
    fixed('Deadlock', 'Async queue + circuit breaker', 'minor timeout tweak', [25, 6, 92]),
    fixed('N+1 storm', 'Batch + async + caching', 'verification needed', [35, 4, 95]),
  ],
}

export const kpis: KpiRadar = {
  kind: 'kpi-radar',
  slide: 6,
  title: 'All six targets met',
  subtitle: 'Share of target: blue before, green after; inner ring 0 %, dashed 100 %',
  alt,
  note,
  axes: [
    {
      name: 'Root cause',
      before: 1,
      after: null,
      figures: 'found in 26 min',
      target: 'target ≤ 40 min',
    },
    { name: 'Fix success', before: 0, after: 1, figures: '0 → 100 %', target: 'target 100 %' },
    { name: 'Logs', before: 0.5, after: 1, figures: 'partial → complete', target: 'target 100 %' },
    { name: 'Stress test', before: 0, after: 1, figures: 'fail → pass', target: 'target: pass' },
    { name: 'AI accuracy', before: null, after: 1, figures: '92–100 %', target: 'target ≥ 90 %' },
    {
      name: 'Red herring',
      before: 0,
      after: 1,
      figures: 'confused → effective',
      target: 'target: effective',
    },
  ],
}

export const reflection: Scores = {
  kind: 'scores',
  slide: 7,
  title: 'AI help scores 5 of 5; dashboards and alerts only 3',
  subtitle: 'Team self-assessment, 0–5; outer ring = 5',
  alt,
  note,
  axes: [
    {
      name: 'Techniques',
      score: 4,
      scoreText: '4 of 5',
      note: 'Trace ID + logs most effective',
      lowest: false,
    },
    {
      name: 'AI assistance',
      score: 5,
      scoreText: '5 of 5',
      note: 'Accurate, reduced TTR by about 15 min',
      lowest: false,
    },
    {
      name: 'Red-herring handling',
      score: 4,
      scoreText: '4 of 5',
      note: 'Required cross-check of metrics',
      lowest: false,
    },
    {
      name: 'Dashboards, alerts',
      score: 3,
      scoreText: '3 of 5',
      note: 'Need real-time drift and N+1 alerts',
      lowest: true,
    },
  ],
}

export const plan: NextSteps = {
  kind: 'next-steps',
  slide: 8,
  title: 'Alerts and runbooks first; Level 3 drill on 14 February',
  subtitle: 'Takeaways, then next steps with owners and deadlines',
  alt,
  note,
  from: '2026-01-03',
  fromText: '3 Jan',
  takeaways: [
    'Human-first investigation critical before AI-assisted remediation',
    'Observability dashboards, trace IDs, and business metrics saved time',
    'Red-herring alerts reinforced symptom vs root cause analysis',
    'AI suggested actionable fixes; human verification remained essential',
  ],
  steps: [
    {
      text: 'Alerts for drift, N+1, circular calls',
      owner: 'Incident Commander',
      due: '2026-01-17',
      dueText: '17 Jan',
      remark: '',
      named: false,
    },
    {
      text: 'Runbooks: AI suggestions, lessons',
      owner: 'Scribe',
      due: '2026-01-31',
      dueText: '31 Jan',
      remark: '',
      named: false,
    },
    {
      text: 'Level 3 drill',
      owner: 'Sean Wong',
      due: '2026-02-14',
      dueText: '14 Feb',
      remark: 'in 6 weeks',
      named: true,
    },
  ],
}

export const nothing: Missing = {
  kind: 'missing',
  slide: 1,
  title: 'FP drift: running total over time',
  subtitle: 'Running total of the billing engine, USD',
  alt,
  note,
  command: '/drill stress',
  fills: 'A counted stress run of the billing engine draws this slide.',
}

export const samples: readonly ChartSpec[] = [
  drift,
  ring,
  storm,
  herring,
  fixes,
  kpis,
  reflection,
  plan,
  nothing,
]
