/** What can be turned at the system behind an alert, or what is stated of it; nothing behind a red herring's. */
import type { Alert } from '../drill/record-alerts'
import type { Catalogue } from '../drill/scenario'
import { applied, statedRemedies } from '../drill/stated'
import type { Knob, KnobsOf } from './lab'

export function knobsBehind(
  { catalogue, knobsOf }: { catalogue: Catalogue; knobsOf: KnobsOf },
  alert: Pick<Alert, 'herring' | 'subjectId'>,
): readonly Knob[] {
  if (alert.herring) return []
  const stated = statedRemedies(catalogue, alert.subjectId)
  if (stated.length > 0)
    return stated.map(({ key, label }) => ({
      key,
      words: label,
      values: [
        { value: 'left', words: '' },
        { value: applied, words: '' },
      ],
    }))
  const scenario = catalogue.scenarios.find((each) => each.id === alert.subjectId)
  return scenario?.lab ? knobsOf(scenario.lab) : []
}

/** "Users of a page are read by: One query for all, with IN"; null = there is no such remedy. */
export function remedyWords(knobs: readonly Knob[], key: string, value: string): string | null {
  const knob = knobs.find((each) => each.key === key)
  const chosen = knob?.values.slice(1).find((each) => each.value === value)
  if (!knob || !chosen) return null
  return chosen.words === '' ? knob.words : `${knob.words}: ${chosen.words}`
}
