/** Who asks for what, and when. Drawn before the run, so that no remedy changes it. */
import type { Chance } from '../../chance'
import type { RunRequest } from '../../run'

export interface Arrival {
  id: string
  kind: 'read' | 'order'
  /** ms since the run's start. */
  at: number
}

/** ms. */
const loadLength = 3300
const perSecond = { read: 90, order: 4 } as const
/** Orders that come almost at once: most in the first ms, the last of them `over` ms later. */
const bursts = [
  { at: 150, orders: 14, over: 10 },
  { at: 1050, orders: 20, over: 16 },
  { at: 2700, orders: 36, over: 30 },
] as const
const lastOfHoldOut = { at: 2700, orders: 72, over: 100 } as const

export function drawLoad(load: RunRequest['load'], chance: Chance): Arrival[] {
  const steady = (kind: 'read' | 'order') => {
    const gap = 1000 / perSecond[kind]
    const dice = chance.fork(`arrivals/${kind}`)
    return Array.from({ length: Math.floor(loadLength / gap) }, (_, index) => ({
      kind,
      at: (index + dice.float()) * gap,
    }))
  }
  const drawn = burstsOf(load)
  const burst = drawn.flatMap(({ at, orders, over }, index) => {
    const dice = chance.fork(`arrivals/burst/${index}`)
    return Array.from({ length: orders }, () => ({
      kind: 'order' as const,
      at: at + dice.float() ** 2 * over,
    }))
  })
  return [...steady('read'), ...steady('order'), ...burst]
    .sort((one, other) => one.at - other.at)
    .map((arrival, index) => ({ ...arrival, id: `${arrival.kind}-${1001 + index}` }))
}

/** On an ordinary night few orders come at once, and workers are left for what they ask for. */
function burstsOf(load: RunRequest['load']) {
  switch (load) {
    case 'alert':
      return bursts
    case 'hold-out':
      return [bursts[0], bursts[1], lastOfHoldOut]
    case 'ordinary':
      return bursts.map((burst) => ({ ...burst, orders: 3 }))
    default:
      throw new Error(load satisfies never)
  }
}
