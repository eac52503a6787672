/** Repeatable chance, and the facts of a default drill whose alerts come in an order drawn from it. */
import { knobsOf } from '../../src/app-lab'
import { chance } from '../../src/conduct/chance'
import { shuffled } from '../../src/drill/draw'
import { adviserModes } from '../../src/drill/record-adviser'
import { defaultScript, scaleScript } from '../../src/drill/script'
import type { DrillFacts } from '../../src/rehearsal/act'
import { advisedOn } from '../../src/rehearsal/advised'
import { pick, type Random } from '../../src/rehearsal/chance'
import { catalogue } from '../../src/scenarios/catalogue'

const stamp = { at: 0, elapsed: 0, by: null, source: 'cue' } as const

export const seeded = (seed: number): Random => chance(seed, 0)

/** Chances of its own decide how the adviser's cards are meant. */
export function defaultFacts(seed: number): DrillFacts {
  const random = seeded(seed + 1_000_000)
  const modes = seeded(seed + 2_000_000)
  const herring = pick(random, catalogue.herrings)
  const { alertSlot } = scaleScript(defaultScript, 180)
  return {
    script: defaultScript,
    alerts: shuffled([...catalogue.scenarios, herring], random).map((subject, n) => ({
      subject,
      minute: alertSlot(n) / 60_000,
      advised: advisedOn(
        {
          adviserSettings: [
            { id: '', alertId: 'it', card: pick(modes, adviserModes), shadow: 'right', stamp },
          ],
        },
        { id: 'it', herring: subject.kind === 'herring', subjectId: subject.id },
        { catalogue, knobsOf },
      ),
    })),
    today: '2026-12-03',
  }
}
