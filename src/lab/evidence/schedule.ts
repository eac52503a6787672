/** Which runs a drill's evidence is made of, and which minutes of the world each of them stands for. */
import { createHash } from 'node:crypto'
import { decoys, type RunRequest, type Subject, type System, systems } from '../run'
import type { EvidencePlan } from './book'

export interface Stretch {
  /** Tells the runs of its subject apart. */
  number: number
  subject: Subject
  request: Omit<RunRequest, 'evidence'>
  /** World minutes: the first of the stretch, and the first after it. */
  from: number
  to: number
  /** ms of the run at which what is shown begins. */
  start: number
  /** ms of the run for a minute. */
  sliceMs: number
  /** Requests alone: the metrics of the time are another run's. */
  shows: 'all' | 'requests'
  /** Share of the requests that show what is wrong which are told of. */
  told: number
  /** What it counts up goes on from the stretch before. */
  goesOn: boolean
  /** Services that go by another name here. */
  renamed: Readonly<Record<string, string>>
}

type Load = 'ordinary' | 'lasting'

/** Part of a run, ms: neither its beginning, before all is under way, nor its end, when less and less is. */
interface Window {
  from: number
  to: number
}

interface Night {
  /** ms of a run for a minute of the world. */
  sliceMs: number
  windows: Readonly<Record<Load, Window>>
  /** Where the run begins in which it first fails. */
  first: number
  /** ms of that run for its first minute, in which most happens; null = as for any other. */
  firstSliceMs: number | null
  /** While it fails, ordinary requests go on beside, with so many ms for a minute; null = none. */
  beside: number | null
}

const nights: Readonly<Record<System, Night>> = {
  // 10,000 invoices take 38 minutes.
  billing: {
    sliceMs: 107.5,
    // The first comparison comes in the first minute, and the last in the last.
    windows: { ordinary: { from: 48, to: 4133 }, lasting: { from: 48, to: 4133 } },
    first: 48,
    firstSliceMs: null,
    beside: null,
  },
  microservices: {
    sliceMs: 160,
    windows: { ordinary: { from: 400, to: 6900 }, lasting: { from: 1300, to: 7100 } },
    // Just before the orders that come all at once.
    first: 165,
    firstSliceMs: 800,
    beside: null,
  },
  'rest-api': {
    sliceMs: 100,
    windows: { ordinary: { from: 1100, to: 9900 }, lasting: { from: 2600, to: 9900 } },
    first: 2600,
    firstSliceMs: null,
    // A little less than in calm minutes, so that two runs reach to the end of a drill.
    beside: 97,
  },
}

/** The higher the level, the rarer is what decides. */
const told = { 1: 1, 2: 0.75, 3: 0.5 } as const

/** The service that each decoy's alert is about. */
const alerting = {
  'cpu-spike': 'batch-worker-3',
  'replication-lag': 'orders-db-replica',
  'noisy-upstream': 'rates-gateway',
} as const satisfies Readonly<Record<(typeof decoys)[number], string>>

/** Every subject has its night, planned or not. A longer night begins like a shorter one. */
export function scheduleOf(plan: EvidencePlan): Stretch[] {
  return [
    ...systems.flatMap((system) => systemNight(plan, system)),
    ...decoys.flatMap((decoy) => decoyNights(plan, decoy)),
  ]
}

function systemNight(plan: EvidencePlan, subject: System): Stretch[] {
  const { sliceMs, windows, beside } = nights[subject]
  const planned = plan.subjects.find((each) => each.subject === subject)
  const since = clamped(planned?.sinceMinute ?? plan.until, plan)
  const { ordinary } = windows
  const of = (load: Load, name: string, fields: Pick<Stretch, 'sliceMs' | 'shows'>) => ({
    subject,
    // The same version all night: what changes is what is asked of it.
    request: {
      subject,
      remedies: {},
      load,
      seed: seedOf(plan, `${subject}/${name}`),
      realTime: false,
    },
    told: told[plan.level],
    // It is one night, whatever is asked of it.
    goesOn: !name.endsWith('/0') || (load === 'lasting' && since > plan.from),
    renamed: {},
    ...fields,
  })
  const all = { sliceMs, shows: 'all' } as const
  const requests = { sliceMs: beside ?? sliceMs, shows: 'requests' } as const
  const before = cut(plan.from, since, ordinary, ordinary.from, sliceMs)
  const failing = failingParts(nights[subject], since, plan.until)
  const besides =
    beside === null ? [] : cut(since, plan.until, ordinary, ordinary.from, requests.sliceMs)
  return [
    ...before.map((part, index) => ({
      number: 1 + index,
      ...part,
      ...of('ordinary', `ordinary/${index}`, all),
    })),
    ...failing.map(({ index, ...part }) => ({
      number: 1 + before.length + index,
      ...of('lasting', `lasting/${index}`, all),
      ...part,
    })),
    ...besides.map((part, index) => ({
      number: 61 + index,
      ...part,
      ...of('ordinary', `beside/${index}`, requests),
    })),
  ]
}

/** With the count of the run that each is part of. */
function failingParts(night: Night, since: number, until: number) {
  const { sliceMs, windows, first, firstSliceMs } = night
  if (firstSliceMs === null || since >= until) {
    return cut(since, until, windows.lasting, first, sliceMs).map((part, index) => ({
      ...part,
      sliceMs,
      index,
    }))
  }
  const onset = { from: since, to: since + 1, start: first, sliceMs: firstSliceMs, index: 0 }
  const rest = cut(since + 1, until, windows.lasting, first + firstSliceMs, sliceMs)
  return [onset, ...rest.map((part, index) => ({ ...part, sliceMs, index }))]
}

/** Its own service's night, and one for each name that a facilitator has lent it. */
function decoyNights(plan: EvidencePlan, subject: (typeof decoys)[number]): Stretch[] {
  const planned = plan.subjects.filter((each) => each.subject === subject)
  const own = planned.find((each) => each.service === null)
  const lent = planned.filter((each) => each.service !== null)
  const all = [{ sinceMinute: own?.sinceMinute ?? null, service: null }, ...lent]
  return all.map(({ sinceMinute, service }, index) => {
    const begins = sinceMinute === null ? 'never' : `${clamped(sinceMinute, plan) - plan.from}`
    const minutes = plan.until - plan.from
    const seed = seedOf(plan, `${subject}/${index}`)
    return {
      number: index + 1,
      subject,
      request: {
        subject,
        remedies: { minutes: `${minutes}`, begins, level: `${plan.level}` },
        load: 'alert',
        seed,
        realTime: false,
      },
      from: plan.from,
      to: plan.until,
      start: 0,
      sliceMs: 1000,
      shows: 'all',
      told: 1,
      goesOn: false,
      renamed: service === null ? {} : { [alerting[subject]]: service },
    }
  })
}

/** As many whole minutes as each run has, until all are given out; the first run is shown from `first`. */
function cut(
  from: number,
  to: number,
  window: Window,
  first: number,
  sliceMs: number,
): { from: number; to: number; start: number }[] {
  const parts: { from: number; to: number; start: number }[] = []
  for (let at = from; at < to; ) {
    const start = parts.length === 0 ? first : window.from
    // A hair more than what is left over by dividing.
    const minutes = Math.floor((window.to - start) / sliceMs + 1e-6)
    const next = Math.min(to, at + minutes)
    parts.push({ from: at, to: next, start })
    at = next
  }
  return parts
}

const clamped = (minute: number, { from, until }: EvidencePlan) =>
  Math.min(until, Math.max(from, Math.floor(minute)))

/** A run's seed; ids follow from it, so no two runs of a book share one. */
function seedOf({ seed }: EvidencePlan, name: string): number {
  const digest = createHash('sha256').update(`${seed}/${name}`).digest()
  return digest.readUInt32LE() % 2 ** 31
}
