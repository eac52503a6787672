/** Runs a subject in the test's own process, on virtual time. */
import { chanceOf } from '../../src/lab/chance'
import { createRecorder } from '../../src/lab/evidence/recorder'
import type { Remedies, RunRequest, RunResult } from '../../src/lab/run'
import type { Outcome, RunSubject } from '../../src/lab/subject'
import { judgeRuns, type Verdict } from '../../src/lab/verdict'
import { virtualTime } from '../../src/lab/virtual/virtual-time'

export type Ran = Outcome & { fingerprint: string }

interface Wanted {
  subject: RunRequest['subject']
  remedies?: Remedies
  seed?: number
  load?: RunRequest['load']
  evidence?: string | null
}

export async function runOnce(
  run: RunSubject,
  { subject, remedies = {}, seed = 1, load = 'alert', evidence = null }: Wanted,
): Promise<Ran> {
  const { clock, run: runOn } = virtualTime()
  const chance = chanceOf(seed)
  const recorder = createRecorder(evidence, clock.now, chance)
  const request = { subject, remedies, seed, load, evidence, realTime: false }
  const outcome = await runOn(() => run(request, clock, chance, recorder))
  return { ...outcome, fingerprint: recorder.close() }
}

/** Names of the checks that failed. */
export const broken = ({ checks }: Outcome) =>
  checks.filter(({ passed }) => !passed).map(({ name }) => name)

/** All checks at both loads. */
export async function holds(run: RunSubject, wanted: Wanted): Promise<boolean> {
  for (const load of ['alert', 'hold-out'] as const) {
    if (broken(await runOnce(run, { ...wanted, load })).length > 0) return false
  }
  return true
}

/** One value of each knob, from the seed. */
export function drawRemedies(
  knobs: readonly { key: string; values: readonly { value: string }[] }[],
  seed: number,
): Remedies {
  const chance = chanceOf(seed, 'remedies')
  return Object.fromEntries(
    knobs.map(({ key, values }) => [key, values[chance.int(0, values.length - 1)]?.value ?? '']),
  )
}

/** As `judge` finds it, without processes. */
export async function verdictOf(run: RunSubject, wanted: Wanted): Promise<Verdict> {
  const { subject, seed = 1 } = wanted
  const result = async (changes: Partial<Wanted>): Promise<RunResult> => {
    const ran = await runOnce(run, { ...wanted, ...changes })
    return { subject, seed, load: 'alert', virtualMs: 0, loopDelayMs: null, ...ran, ...changes }
  }
  return judgeRuns({
    before: await result({ remedies: {} }),
    after: await result({}),
    holdOut: await result({ load: 'hold-out' }),
    otherSeed: await result({ seed: seed + 7919 }),
  })
}
