import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Numbers 0 ≤ x < 1 that follow from a drill's seed and the step at which they are drawn. */
export function chance(seed: number, step: number): () => number {
  const generator = xoroshiro128plus(Math.imul(seed, 31) + step)
  return () => uniformFloat64(generator)
}
