/**
 * Pictures beside the slides, as data: a trace, a metric, the service map, a stress run. As with a slide,
 * numbers are for drawing; every figure that is printed comes beside them as text, with its unit.
 */

interface Common {
  /** The finding in one sentence; before the reveal it never names a cause. */
  title: string
  /** What is plotted, in which unit. */
  subtitle: string
  /** Finding and figures for those who don't see the picture. */
  alt: string
}

/** One call's time, ms since the trace began. */
export interface CallBar {
  start: number
  /** Null = it had not ended by the moment that is shown. */
  length: number | null
  failed: boolean
}

export interface CallRow {
  /** '' in a row that stands for more of the same. */
  service: string
  /** Name of the span, or "and 31 more of SELECT plan_ref". */
  name: string
  depth: number
  /** The call as its caller sees it, drawn hollow; the side that answers is solid. */
  caller: boolean
  /** One, or one each of the calls that the row stands for. */
  bars: readonly CallBar[]
  /** Behind the bar: "200 ms, ERROR", "not ended". */
  text: string
}

/** One trace, a row a call, in the order of their beginning below the call that made them. */
export interface Waterfall extends Common {
  kind: 'waterfall'
  /** ms from the trace's beginning to the end that is shown. */
  length: number
  rows: readonly CallRow[]
}

/** One metric of one service on the world's clock; times in minutes after 03:00, negative ones before. */
export interface MetricCourse extends Common {
  kind: 'metric'
  points: readonly { at: number; value: number }[]
  limit: { value: number; text: string } | null
  from: number
  /** The present moment; nothing is known of what comes after it. */
  now: number
  until: number
}

export interface MapPlace {
  name: string
  /** A service of the team's, with an owner and a runbook; the rest is drawn paler. */
  own: boolean
  column: number
  row: number
}

/** Who calls whom, as the team believes it to be. */
export interface ServiceMap extends Common {
  kind: 'service-map'
  places: readonly MapPlace[]
  /** Names of two places; `copies` = data flows on by itself, drawn dashed. */
  calls: readonly { from: string; to: string; copies: boolean }[]
}

export interface SideFigure {
  /** Null = not recorded. */
  value: number | null
  text: string
}

export interface MeasuredRow {
  name: string
  before: SideFigure
  after: SideFigure
  limit: { value: number; text: string } | null
}

/** A stress run: the unfixed and the fixed system beside each other, every row on a scale of its own. */
export interface BeforeAfter extends Common {
  kind: 'before-after'
  beforeName: string
  afterName: string
  /** Four at most. */
  rows: readonly MeasuredRow[]
}

export type EvidenceSpec = Waterfall | MetricCourse | ServiceMap | BeforeAfter
