/** Who asks for what, and when. Drawn before the run, so that no remedy changes it. */
import type { Chance } from '../../chance'
import type { RunRequest } from '../../run'

export interface Arrival {
  id: string
  kind: 'read' | 'order'
  /** ms since the run's start. */
  at: number
}

interface Steady {
  /** ms. */
  length: number
  /** A second. */
  read: number
  order: number
}

const tested: Steady = { length: 3300, read: 90, order: 4 }
/**
 * Of a night: with free workers it takes 2 of 8. Once all of them wait for a call that needs one of them, the
 * same orders hold them all, 215 ms each, and never let go.
 */
const nightly: Steady = { length: 7200, read: 168, order: 30.5 }

/** For so many ms there are so much more, or fewer, of them. */
const sway = { lasts: 240, share: 0.1 } as const

/**
 * Orders that come almost at once: most in the first ms, the last of them `over` ms later. The first two are
 * so far apart that workers who wait 600 ms for each hop come free between them.
 */
const bursts = [
  { at: 250, orders: 14, over: 10 },
  { at: 2050, orders: 20, over: 16 },
  { at: 2700, orders: 36, over: 30 },
] as const
const lastOfHoldOut = { at: 2700, orders: 72, over: 100 } as const
/** The one with which it begins. */
const burstOfNight = { at: 170, orders: [17, 23], over: 10 } as const

export function drawLoad(load: RunRequest['load'], chance: Chance): Arrival[] {
  const steady = isOfNight(load)
    ? [...swaying('read', chance), ...swaying('order', chance)]
    : [...even('read', chance), ...even('order', chance)]
  const drawn = burstsOf(load, chance)
  const burst = drawn.flatMap(({ at, orders, over }, index) => {
    const dice = chance.fork(`arrivals/burst/${index}`)
    return Array.from({ length: orders }, () => ({
      kind: 'order' as const,
      at: at + dice.float() ** 2 * over,
    }))
  })
  return [...steady, ...burst]
    .sort((one, other) => one.at - other.at)
    .map((arrival, index) => ({ ...arrival, id: `${arrival.kind}-${1001 + index}` }))
}

type Steadily = Omit<Arrival, 'id'>

function even(kind: Arrival['kind'], chance: Chance): Steadily[] {
  const gap = 1000 / tested[kind]
  const dice = chance.fork(`arrivals/${kind}`)
  return Array.from({ length: Math.floor(tested.length / gap) }, (_, index) => ({
    kind,
    at: (index + dice.float()) * gap,
  }))
}

/** As people come: for a while more of them, then fewer. */
function swaying(kind: Arrival['kind'], chance: Chance): Steadily[] {
  const dice = chance.fork(`arrivals/${kind}`)
  const arrivals: Steadily[] = []
  for (let from = 0; from < nightly.length; from += sway.lasts) {
    const gap = 1000 / dice.around(nightly[kind], sway.share)
    const count = Math.round(sway.lasts / gap)
    for (let index = 0; index < count; index += 1) {
      arrivals.push({ kind, at: from + ((index + dice.float()) * sway.lasts) / count })
    }
  }
  return arrivals
}

const isOfNight = (load: RunRequest['load']) => load === 'ordinary' || load === 'lasting'

function burstsOf(load: RunRequest['load'], chance: Chance) {
  switch (load) {
    case 'alert':
      return bursts
    case 'hold-out':
      return [bursts[0], bursts[1], lastOfHoldOut]
    case 'ordinary':
      return []
    case 'lasting':
      return [{ ...burstOfNight, orders: chance.fork('burst').int(...burstOfNight.orders) }]
    default:
      throw new Error(load satisfies never)
  }
}
