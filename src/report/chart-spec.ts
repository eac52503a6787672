/**
 * A slide as data: what it shows, never how many pixels of it. Pictures and the deck's native charts
 * are both drawn from these. Numbers are for drawing; every figure that is printed comes beside
 * them as text, already rounded and with its unit. `null` is "not recorded".
 */

interface Common {
  /** The slide's number, 1–8. */
  slide: number
  /** The finding in one sentence, not the chart's name. */
  title: string
  /** What is plotted, in which unit. */
  subtitle: string
  /** Finding and figures for those who don't see the picture. */
  alt: string
  /** Where the figures come from: "counted from claims". */
  note: string
}

/** Running totals before and after a fix, one value per transaction. */
export interface RunningTotal extends Common {
  kind: 'running-total'
  unit: string
  /** Decimal places that the value axis prints. */
  decimals: number
  /** One per point: "start", "1", "2" … */
  labels: readonly string[]
  xTitle: string
  before: { name: string; values: readonly (number | null)[] }
  after: { name: string; values: readonly (number | null)[] }
  /** Trace ids at points of the line before the fix; three are drawn. */
  traces: readonly { point: number; text: string }[]
}

export interface CallPanel {
  caption: string
  /** "15 %", or null when not recorded. */
  figure: string | null
  /** "of requests time out" */
  figureNote: string
}

/** Three services that call one another in a ring, and the same with what the fix has changed. */
export interface CallRing extends Common {
  kind: 'call-ring'
  services: readonly [string, string, string]
  /** The word at the call that closes the ring. */
  ringLabel: string
  /** Something takes the call that closes the ring and answers later; else the ring stands. */
  cut: boolean
  /** What takes it; empty = nothing. */
  queueLabel: string
  /** Empty = there is none. */
  breakerLabel: string
  before: CallPanel
  after: CallPanel
}

export interface LatencyRow {
  name: string
  /** A percentile rather than one user. */
  strong: boolean
  before: number | null
  beforeText: string
  after: number | null
  afterText: string
}

/** Latency before and after a fix; percentiles first, then users. */
export interface Latency extends Common {
  kind: 'latency'
  unit: string
  rows: readonly LatencyRow[]
  beforeName: string
  afterName: string
  limit: { value: number; text: string } | null
}

/** A stretch on the drill's clock, in minutes since the start. */
export interface Span {
  from: number
  to: number
  kind: 'noise' | 'failure' | 'work'
  /** A word or two, drawn inside where it fits. */
  text: string
}

/** Red herrings, real outages and what the team worked on, on one clock. */
export interface HerringTimeline extends Common {
  kind: 'herring-timeline'
  xTitle: string
  rows: readonly { name: string; spans: readonly Span[]; note: string }[]
}

export interface FixTimeRow {
  name: string
  recommendation: string
  /** What a human changed of it; "none". */
  override: string
  /** Minutes from the alert to the confirmed cause. */
  human: number | null
  humanText: string
  /** Minutes from the AI-assisted fix's start to its verification. */
  ai: number | null
  aiText: string
  /** Minutes that the AI saved. */
  saved: number | null
  savedText: string
  accuracyText: string
}

/** Time to resolution per scenario: the human and the AI part, and the time saved. */
export interface FixTime extends Common {
  kind: 'fix-time'
  humanName: string
  aiName: string
  rows: readonly FixTimeRow[]
}

/** Shares of target: 0 = nothing of it, 1 = met. */
export interface KpiAxis {
  name: string
  before: number | null
  after: number | null
  /** "0 → 100 %" */
  figures: string
  /** "target 100 %" */
  target: string
}
export interface KpiRadar extends Common {
  kind: 'kpi-radar'
  axes: readonly [KpiAxis, KpiAxis, KpiAxis, KpiAxis, KpiAxis, KpiAxis]
}

export interface ScoreAxis {
  name: string
  /** Mean, 0–5. */
  score: number | null
  /** "4.2 of 5", or "not recorded". */
  scoreText: string
  note: string
  /** Marked as the lowest of all. */
  lowest: boolean
}
/** The team's own scores, 0–5. */
export interface Scores extends Common {
  kind: 'scores'
  axes: readonly [ScoreAxis, ScoreAxis, ScoreAxis, ScoreAxis]
}

export interface Step {
  text: string
  owner: string
  /** ISO date: "2026-01-17". */
  due: string
  /** "17 Jan" */
  dueText: string
  /** "in 6 weeks", "done"; empty = none. */
  remark: string
  /** The title speaks of it, so it is drawn whatever is left out. */
  named: boolean
}
/** What comes next, when and by whom, under what was learnt. */
export interface NextSteps extends Common {
  kind: 'next-steps'
  /** ISO date of the drill, and how it prints. */
  from: string
  fromText: string
  takeaways: readonly string[]
  /** By due date. */
  steps: readonly Step[]
}

/** No data: what is missing and what fills it. */
export interface Missing extends Common {
  kind: 'missing'
  /** The command, as typed: "/drill stress". */
  command: string
  /** "once, from the Deep Dive on" */
  fills: string
}

export type ChartSpec =
  | RunningTotal
  | CallRing
  | Latency
  | HerringTimeline
  | FixTime
  | KpiRadar
  | Scores
  | NextSteps
  | Missing

/** As many steps as fit, by due date, the one that the title speaks of among them. */
export function shownSteps(steps: readonly Step[], most: number): readonly Step[] {
  const named = steps.filter((step) => step.named)
  const room = Math.max(most - named.length, 0)
  const others = steps.filter((step) => !step.named).slice(0, room)
  return steps.filter((step) => step.named || others.includes(step)).slice(0, most)
}
