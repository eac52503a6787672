/** Evidence of a team's own, and how it comes onto the world's clock. The lines are those of the lab's books. */
import type { severities } from './texts'

export type OwnLevel = (typeof severities)[number]
type Attributes = Readonly<Record<string, string | number | boolean>>

interface Said {
  service: string
  level: OwnLevel
  body: string
  attributes: Attributes
}

/** `minute`: after the alert's "since"; negative = before it. */
export interface OwnLog extends Said {
  minute: number
  trace: string | null
}

export interface OwnSpan {
  minute: number
  /** ms. */
  length: number
  service: string
  name: string
  trace: string
  span: string
  parent: string | null
  spanKind: 'SERVER' | 'CLIENT' | 'INTERNAL' | 'PRODUCER' | 'CONSUMER'
  status: 'OK' | 'ERROR' | 'UNSET'
  attributes: Attributes
}

export interface OwnPoint {
  minute: number
  service: string
  name: string
  unit: string
  value: number
}

export interface OwnEvidence {
  logs: readonly OwnLog[]
  spans: readonly OwnSpan[]
  points: readonly OwnPoint[]
  chatter: { perMinute: number; lines: readonly Said[] }
}

/** As `lab/evidence/placed.ts` has it: times are world ms, 03:00 is 0. */
export interface PlacedOwn {
  logs: {
    at: number
    service: string
    level: OwnLevel
    body: string
    trace: string | null
    attributes: Attributes
  }[]
  spans: (Omit<OwnSpan, 'minute'> & { kind: 'span'; at: number })[]
  points: (Omit<OwnPoint, 'minute'> & { kind: 'metric'; at: number })[]
}

const minuteMs = 60_000

/**
 * Puts own evidence into the world between two of its minutes. `sinceMinute` null: it isn't planned, so its
 * services have an ordinary night. `random` gives 0 ≤ x < 1.
 */
export function placeOwn(
  evidence: OwnEvidence,
  sinceMinute: number | null,
  { from, until }: { from: number; until: number },
  random: () => number,
): PlacedOwn {
  const placed: PlacedOwn = { logs: chatter(evidence, from, until, random), spans: [], points: [] }
  if (sinceMinute === null) return placed
  const moment = (minute: number) => Math.round((sinceMinute + minute) * minuteMs)
  const isIn = ({ minute }: { minute: number }) =>
    sinceMinute + minute >= from && sinceMinute + minute < until
  for (const { minute, ...log } of evidence.logs.filter(isIn)) {
    placed.logs.push({ at: moment(minute), ...log })
  }
  for (const { minute, ...span } of evidence.spans.filter(isIn)) {
    placed.spans.push({ kind: 'span', at: moment(minute), ...span })
  }
  for (const { minute, ...point } of evidence.points.filter(isIn)) {
    placed.points.push({ kind: 'metric', at: moment(minute), ...point })
  }
  return placed
}

function chatter(
  { chatter: { perMinute, lines } }: OwnEvidence,
  from: number,
  until: number,
  random: () => number,
): PlacedOwn['logs'] {
  const count = Math.floor((until - from) * perMinute)
  return Array.from({ length: count }, (_, index) => {
    const at = Math.round((from + (index + random()) / perMinute) * minuteMs)
    const said = lines[Math.floor(random() * lines.length)]
    return said === undefined ? [] : [{ at, trace: null, ...said }]
  }).flat()
}
