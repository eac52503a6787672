/** Repeatable chance, and the facts of a default drill whose alerts come in an order drawn from it. */
import { chance } from '../../src/conduct/chance'
import { shuffled } from '../../src/drill/draw'
import { defaultScript, scaleScript } from '../../src/drill/script'
import type { DrillFacts } from '../../src/rehearsal/act'
import { pick, type Random } from '../../src/rehearsal/chance'
import { catalogue } from '../../src/scenarios/catalogue'

export const seeded = (seed: number): Random => chance(seed, 0)

export function defaultFacts(seed: number): DrillFacts {
  const random = seeded(seed + 1_000_000)
  const herring = pick(random, catalogue.herrings)
  const { alertSlot } = scaleScript(defaultScript, 180)
  return {
    script: defaultScript,
    alerts: shuffled([...catalogue.scenarios, herring], random).map((subject, n) => ({
      subject,
      minute: alertSlot(n) / 60_000,
    })),
    today: '2026-12-03',
  }
}
