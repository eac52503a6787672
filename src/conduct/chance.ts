import { createHash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/**
 * Numbers 0 ≤ x < 1 that follow from a drill's seed and the step at which they are drawn. Both are mixed
 * first: the generator's own first numbers hardly differ between small seeds.
 */
export function chance(seed: number, step: number): () => number {
  const mixed = createHash('sha256').update(`${seed}:${step}`).digest().readInt32LE()
  const generator = xoroshiro128plus(mixed)
  generator.next()
  return () => uniformFloat64(generator)
}
