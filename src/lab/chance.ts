/** Chance that follows from a run's seed. Each use draws from a stream of its own, so that a remedy never shifts the load. */
import { hash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Chance {
  /** 0 ≤ x < 1. */
  float(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** `mean` ± `share` of it, evenly: `around(10, 0.3)` is 7 to 13. */
  around(mean: number, share: number): number
  /** So many random bytes, as hexadecimal digits. */
  hex(bytes: number): string
  /** A stream of its own that depends on the seed and the name alone, not on what was drawn here. */
  fork(name: string): Chance
}

/** The same seed gives the same numbers. */
export function chanceOf(seed: number, name = ''): Chance {
  // Mixed first: the generator's first numbers hardly differ between small seeds.
  const mixed = hash('sha256', `${seed}:${name}`, 'buffer').readInt32LE()
  const generator = xoroshiro128plus(mixed)
  generator.next()
  const float = () => uniformFloat64(generator)
  const int = (from: number, to: number) => uniformInt(generator, from, to)
  return {
    float,
    int,
    around: (mean, share) => mean * (1 - share + 2 * share * float()),
    hex: (bytes) =>
      Array.from({ length: bytes }, () => int(0, 255).toString(16).padStart(2, '0')).join(''),
    fork: (child) => chanceOf(seed, `${name}/${child}`),
  }
}
