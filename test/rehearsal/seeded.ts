/** Repeatable chance, and the facts of a default drill whose alerts come in an order drawn from it. */
import { defaultScript, scaleScript } from '../../src/drill/script'
import type { DrillFacts } from '../../src/rehearsal/act'
import { pick, type Random, shuffled } from '../../src/rehearsal/chance'
import { catalogue } from '../../src/scenarios/catalogue'

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function defaultFacts(seed: number): DrillFacts {
  const random = seeded(seed + 1_000_000)
  const herring = pick(random, catalogue.herrings)
  const { alertSlot } = scaleScript(defaultScript, 180)
  return {
    script: defaultScript,
    alerts: shuffled(random, [...catalogue.scenarios, herring]).map((subject, n) => ({
      subject,
      minute: alertSlot(n) / 60_000,
    })),
    today: '2026-12-03',
  }
}
