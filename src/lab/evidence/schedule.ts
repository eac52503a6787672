/** Which runs a drill's evidence is made of, and which minutes of the world each of them stands for. */
import { createHash } from 'node:crypto'
import { decoys, type RunRequest, type Subject, type System, systems } from '../run'
import type { EvidencePlan } from './book'

export interface Stretch {
  /** Counts the runs of its subject, from 1. */
  number: number
  subject: Subject
  request: Omit<RunRequest, 'evidence'>
  /** World minutes: the first of the stretch, and the first after it. */
  from: number
  to: number
  /** ms of the run for a minute; null = the run's length shared out over the stretch. */
  sliceMs: number | null
  /** Where what is shown begins: with the run, or with its first error. */
  begins: 'start' | 'first-error'
  /** Requests alone: the metrics of the time are another run's. */
  shows: 'all' | 'requests'
  /** Services that go by another name here. */
  renamed: Readonly<Record<string, string>>
}

const ordinary = { isFailing: false, isBeside: false }

interface Night {
  /** A run's length in world minutes, about. */
  minutes: number
  begins: Stretch['begins']
  /** While it fails, ordinary requests go on beside: a run of them for so many minutes; null = none. */
  beside: number | null
}

const nights: Readonly<Record<System, Night>> = {
  billing: {
    minutes: 34,
    begins: 'start',
    beside: null,
  },
  microservices: {
    minutes: 13,
    begins: 'first-error',
    beside: null,
  },
  'rest-api': {
    minutes: 15,
    begins: 'start',
    beside: 30,
  },
}

/** The service that each decoy's alert is about. */
const alerting = {
  'cpu-spike': 'batch-worker-3',
  'replication-lag': 'orders-db-replica',
  'noisy-upstream': 'rates-gateway',
} as const satisfies Readonly<Record<(typeof decoys)[number], string>>

/** Every subject has its night, planned or not. */
export function scheduleOf(plan: EvidencePlan): Stretch[] {
  return [
    ...systems.flatMap((system) => systemNight(plan, system)),
    ...decoys.flatMap((decoy) => decoyNights(plan, decoy)),
  ]
}

function systemNight(plan: EvidencePlan, subject: System): Stretch[] {
  const { minutes, begins, beside } = nights[subject]
  const planned = plan.subjects.find((each) => each.subject === subject)
  const since = clamped(planned?.sinceMinute ?? plan.until, plan)
  const parts = [
    ...cut(plan.from, since, minutes).map((part) => ({ ...part, ...ordinary })),
    ...cut(since, plan.until, minutes).map((part) => ({ ...part, ...ordinary, isFailing: true })),
    ...(beside === null ? [] : cut(since, plan.until, beside)).map((part) => ({
      ...part,
      ...ordinary,
      isBeside: true,
    })),
  ]
  return parts.map(({ from, to, isFailing, isBeside }, index) => {
    // The same version all night: what changes is what is asked of it.
    const load = isFailing ? ('alert' as const) : ('ordinary' as const)
    const seed = seedOf(plan, `${subject}/${index}`)
    return {
      number: index + 1,
      subject,
      request: { subject, remedies: {}, load, seed, realTime: false },
      from,
      to,
      sliceMs: null,
      begins: isFailing && from === since ? begins : 'start',
      shows: isBeside ? 'requests' : 'all',
      renamed: {},
    }
  })
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
      sliceMs: 1000,
      begins: 'start',
      shows: 'all',
      renamed: service === null ? {} : { [alerting[subject]]: service },
    }
  })
}

/** Equal parts of whole minutes, each about so long. */
function cut(from: number, to: number, minutes: number): { from: number; to: number }[] {
  const count = Math.ceil((to - from) / minutes)
  const at = (part: number) => from + Math.round(((to - from) * part) / count)
  return Array.from({ length: count }, (_, part) => ({ from: at(part), to: at(part + 1) }))
}

const clamped = (minute: number, { from, until }: EvidencePlan) =>
  Math.min(until, Math.max(from, Math.floor(minute)))

/** A run's seed; ids follow from it, so no two runs of a book share one. */
function seedOf({ seed }: EvidencePlan, name: string): number {
  const digest = createHash('sha256').update(`${seed}/${name}`).digest()
  return digest.readUInt32LE() % 2 ** 31
}
