/** What the author of a team's own scenario states of its remedies. Nothing runs behind such a scenario, so nothing is measured. */
import { z } from 'zod'
import { type MeasuredRun, type Run, type RunVerdict, runVerdicts } from './record-work'
import type { Catalogue, Scenario, StatedRemedy } from './scenario'

const detail = z.object({
  stated: z.array(z.object({ label: z.string(), effect: z.enum(runVerdicts), why: z.string() })),
})
export type StatedEffect = z.infer<typeof detail>['stated'][number]

/** How a fix records that a remedy was chosen: "one-build=applied". */
export const applied = 'applied'

/** The remedies behind a subject, as their author states them; empty for what the lab runs, and for red herrings. */
export function statedRemedies(
  { scenarios }: Pick<Catalogue, 'scenarios'>,
  subjectId: string,
): readonly StatedRemedy[] {
  return remediesOf(scenarios.find((each) => each.id === subjectId) ?? null)
}

function remediesOf(scenario: Scenario | null): readonly StatedRemedy[] {
  return scenario === null || scenario.lab !== null ? [] : (scenario.remedies ?? [])
}

const bestFirst = ['holds', 'partial', 'hides', 'fails'] as const

/** What some remedies come to together: harm where one of them harms, else what the best of them does. Null = none was chosen. */
function together(remedies: readonly StatedRemedy[]): RunVerdict | null {
  const effects = remedies.map(({ effect }) => effect)
  if (effects.includes('harms')) return 'harms'
  return bestFirst.find((each) => effects.includes(each)) ?? null
}

type Chosen = Readonly<Record<string, string>>

const chosenOf = (remedies: readonly StatedRemedy[], chosen: Chosen) =>
  remedies.filter(({ key }) => chosen[key] === applied)

/** `chosen`: as a fix has it. Null = the scenario states nothing of it. */
export function statedVerdict(scenario: Scenario | null, chosen: Chosen): RunVerdict | null {
  return together(chosenOf(remediesOf(scenario), chosen))
}

/** What stands in place of a run's figures: there are none, and no check is answered by it. */
export function statedRun(scenario: Scenario, chosen: Chosen): MeasuredRun | null {
  const remedies = chosenOf(remediesOf(scenario), chosen)
  const verdict = together(remedies)
  if (verdict === null) return null
  const stated = remedies.map(({ label, effect, why }): StatedEffect => ({ label, effect, why }))
  const said: z.infer<typeof detail> = { stated }
  return { verdict, before: '', after: '', detail: JSON.stringify(said), answers: {} }
}

/** Each chosen remedy with its effect; null = the run was measured. */
export function statedEffects({ detail: json }: Pick<Run, 'detail'>): StatedEffect[] | null {
  const parsed = detail.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data.stated : null
}

export function originOf(run: Pick<Run, 'detail'>): 'measured' | 'stated' {
  return statedEffects(run) === null ? 'measured' : 'stated'
}
