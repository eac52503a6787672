/** Specs at the edges: one row, six rows, nothing, zero, huge, long names, other scripts. */
import type { ChartSpec } from '../../src/report/chart-spec'
import { drift, fixes, herring, kpis, nothing, plan, reflection, ring, storm } from './samples'

const long =
  'Enforce Decimal arithmetic in every service that posts, refunds, converts or reports money'
const arabic = 'تنبيهات الانحراف (N+1) اليوم'
const hebrew = 'התראות על סחיפה, N+1 ומעגלים'

const repeat = <T>(rows: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, index) => rows[index % rows.length]).filter(
    (row): row is T => row !== undefined,
  )

export const edges: Readonly<Record<string, ChartSpec>> = {
  'drift-long-title': { ...drift, title: `${long}; ${long}`, subtitle: long },
  'drift-two-points': {
    ...drift,
    labels: ['start', '1'],
    before: { name: 'before', values: [0, 12_345_678_901] },
    after: { name: 'after', values: [0, null] },
    traces: [{ point: 1, text: 'trace 91c2' }],
  },
  'drift-none': {
    ...drift,
    before: { name: 'before the fix: no drift', values: [1000, 1000, 1000, 1000, 1000] },
  },
  'drift-many': {
    ...drift,
    labels: Array.from({ length: 60 }, (_, index) => String(index)),
    before: {
      name: 'before',
      values: Array.from({ length: 60 }, (_, index) => 1000 - index * 0.0131),
    },
    after: { name: 'after', values: Array.from({ length: 60 }, () => 1000) },
  },
  'drift-one-point': {
    ...drift,
    labels: ['start'],
    before: { name: 'before', values: [1000] },
    after: { name: 'after', values: [null] },
    traces: [],
  },
  'ring-names': {
    ...ring,
    title: long,
    services: ['ServiceA', 'orders-api-gateway', 'ש'],
    queueLabel: 'asynchronous queue with retries',
    breakerLabel: 'circuit breaker opens after 5 failures',
    before: { ...ring.before, figure: null },
    after: { ...ring.after, figure: '100.00 %', caption: long },
  },
  'storm-one': { ...storm, rows: storm.rows.slice(0, 1) },
  'storm-six': { ...storm, rows: repeat(storm.rows, 6), limit: null },
  'storm-zero-null-huge': {
    ...storm,
    rows: [
      {
        name: 'P95',
        strong: true,
        before: 4000,
        beforeText: '4,000 s',
        after: 0,
        afterText: '0 s',
      },
      {
        name: long,
        strong: false,
        before: null,
        beforeText: 'not recorded',
        after: 0.3,
        afterText: '0.3 s',
      },
      {
        name: hebrew,
        strong: false,
        before: 2,
        beforeText: '2 s',
        after: null,
        afterText: 'not recorded',
      },
    ],
  },
  'herring-six': { ...herring, rows: repeat(herring.rows, 6) },
  'herring-one': {
    ...herring,
    title: long,
    rows: [
      {
        name: long,
        spans: [{ from: 0, to: 180, kind: 'noise', text: 'noise' }],
        note: 'red herring, 0:00–3:00',
      },
    ],
  },
  'herring-short': {
    ...herring,
    rows: [
      {
        name: 'CPU alert',
        spans: [{ from: 15.2, to: 15.2, kind: 'noise', text: 'noise' }],
        note: 'called noise at once',
      },
      {
        name: long,
        spans: [{ from: 15, to: 120, kind: 'failure', text: 'real failure' }],
        note: 'actual outage, 0:15–2:00, nobody found its cause',
      },
      { name: 'What the team worked on', spans: [], note: 'not recorded' },
    ],
  },
  'herring-parallel': {
    ...herring,
    rows: [
      ...herring.rows.slice(0, 2),
      {
        name: 'What the team worked on',
        spans: [
          { from: 15, to: 32, kind: 'noise', text: '17 min' },
          { from: 20, to: 50, kind: 'work', text: '30 min' },
        ],
        note: '17 min on noise, 30 min on failures',
      },
    ],
  },
  'fixes-one': { ...fixes, rows: fixes.rows.slice(0, 1) },
  'fixes-six': { ...fixes, rows: repeat(fixes.rows, 6) },
  'fixes-null-zero': {
    ...fixes,
    title: `${long}; ${long}`,
    rows: [
      {
        name: 'FP drift',
        recommendation: long,
        override: long,
        human: null,
        humanText: 'cause not found',
        ai: 10,
        aiText: '10 min',
        saved: null,
        savedText: 'saving not recorded',
        accuracyText: 'accuracy not recorded',
      },
      {
        name: 'Deadlock',
        recommendation: '',
        override: 'none',
        human: 0,
        humanText: '0 s',
        ai: 0,
        aiText: '0 s',
        saved: 0,
        savedText: '0 min saved',
        accuracyText: '0 % accurate',
      },
      {
        name: long,
        recommendation: arabic,
        override: arabic,
        human: 400,
        humanText: '400 min',
        ai: null,
        aiText: 'no fix verified',
        saved: 6,
        savedText: '6 min saved',
        accuracyText: '92 % accurate',
      },
    ],
  },
  'kpis-null': {
    ...kpis,
    title: long,
    axes: [
      { ...kpis.axes[0], before: null, figures: 'not recorded' },
      { ...kpis.axes[1], after: null, figures: 'not recorded' },
      { ...kpis.axes[2], before: null, after: 0.6, figures: long },
      { ...kpis.axes[3], before: 0.3, after: 0.4 },
      { ...kpis.axes[4], after: null, figures: 'not recorded' },
      { ...kpis.axes[5], before: null, after: 0.75, figures: hebrew },
    ],
  },
  'scores-null': {
    ...reflection,
    title: `${long}; ${long}`,
    axes: [
      { ...reflection.axes[0], score: null, scoreText: 'not recorded', note: '' },
      { ...reflection.axes[1], score: 0, scoreText: '0 of 5', lowest: true, note: long },
      { ...reflection.axes[2], name: arabic, note: arabic },
      {
        ...reflection.axes[3],
        lowest: false,
        score: 4.3,
        scoreText: '4.3 of 5',
        note: '🚨 没有 警报 ข้อความ alerts',
      },
    ],
  },
  'plan-none': { ...plan, steps: [] },
  'plan-one': { ...plan, takeaways: [], steps: plan.steps.slice(0, 1) },
  'plan-five': { ...plan, steps: repeat(plan.steps, 5), title: `${long}; ${long}` },
  'plan-seven': {
    ...plan,
    takeaways: [long, arabic, `${long} ${long}`],
    steps: [
      ...plan.steps,
      {
        text: long,
        owner: 'Dr. Ana-Lucía Fernández de la Cruz y Montenegro',
        due: '2026-02-14',
        dueText: '14 Feb',
        remark: '',
        named: false,
      },
      ...repeat(plan.steps, 3),
    ],
  },
  'plan-rtl': {
    ...plan,
    title: hebrew,
    takeaways: [hebrew],
    steps: [
      {
        text: arabic,
        owner: 'אנה לימה',
        due: '2026-01-02',
        dueText: '2 Jan',
        remark: 'overdue',
        named: false,
      },
      {
        text: 'Emoji 🔥🔥 and 日本語 in a name',
        owner: '👩‍🚒 Ana',
        due: '2027-01-03',
        dueText: '3 Jan 2027',
        remark: '',
        named: false,
      },
    ],
  },
  'missing-long': { ...nothing, title: `${long}; ${long}`, fills: `${long} ${long}` },
}
