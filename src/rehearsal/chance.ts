/** Drawing from chance. Randomness comes as a function: 0 ≤ x < 1. */
import { shuffled } from '../drill/draw'

export type Random = () => number

export const between = (random: Random, low: number, high: number): number =>
  low + random() * (high - low)

/** A whole number, both ends included. */
export const whole = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

export const chance = (random: Random, share: number): boolean => random() < share

/** One of a list. Throws on an empty one. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const picked = list[Math.floor(random() * list.length)]
  if (picked === undefined) throw new RangeError('There is nothing to pick from.')
  return picked
}

/** One of a list, each as likely as its weight says. Throws if no weight is above 0. */
export function pickBy<T>(random: Random, list: readonly T[], weight: (one: T) => number): T {
  const total = list.reduce((sum, one) => sum + weight(one), 0)
  let left = random() * total
  for (const one of list) {
    left -= weight(one)
    if (left < 0) return one
  }
  throw new RangeError('There is nothing to pick from.')
}

/** So many of a list, none twice, in the list's order. */
export function some<T>(random: Random, list: readonly T[], count: number): T[] {
  const places = shuffled([...list.keys()], random).slice(0, count)
  return list.filter((_, place) => places.includes(place))
}

/** Gives out the lines of a list, filled, in a drawn order and each once; then nothing. */
export function dealer(random: Random, pool: readonly string[]): () => string {
  const left = shuffled(pool, random)
  return () => fill(random, left.pop() ?? '')
}

/** Fills a line: "{a|b}" becomes one of the two, "{#18-35}" a whole number of that range. */
export const fill = (random: Random, line: string): string =>
  line.replace(/\{([^{}]+)\}/g, (_, inner: string) => {
    const range = /^#(\d+)-(\d+)$/.exec(inner)
    return range
      ? String(whole(random, Number(range[1]), Number(range[2])))
      : pick(random, inner.split('|'))
  })

/** One line of a pool, filled. */
export const line = (random: Random, pool: readonly string[]): string =>
  fill(random, pick(random, pool))

/** So many lines of a pool, filled, one below the other. */
export const list = (random: Random, pool: readonly string[], count: number): string =>
  some(random, pool, count)
    .map((each) => fill(random, each))
    .join('\n')
