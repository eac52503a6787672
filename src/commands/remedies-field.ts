/** The remedies of an alert's system as a field, and whether those that were sent are among them. */
import { knobsBehind, remedyWords } from '../conduct/knobs-behind'
import type { DeliveredAlert } from '../drill/alerts'
import { statedRemedies } from '../drill/stated'
import type { Field } from '../messages/form'
import type { Ask, Reply } from './command'

type Remedies = Readonly<Record<string, string>>

/** Nothing runs behind it, and what its remedies do is stated. */
export const isStated = ({ catalogue }: Ask, { herring, subjectId }: DeliveredAlert) =>
  !herring && statedRemedies(catalogue, subjectId).length > 0

/** None where nothing can be turned. */
export function remediesField(
  ask: Ask,
  alert: DeliveredAlert,
  chosen: Remedies,
  required = false,
): Field[] {
  const knobs = knobsBehind(ask, alert)
  if (knobs.length === 0) return []
  const options = knobs.flatMap(({ key, values }) =>
    values.slice(1).map(({ value }) => ({
      value: `${key}=${value}`,
      label: remedyWords(knobs, key, value) ?? key,
    })),
  )
  return [
    {
      kind: 'choices',
      name: 'remedies',
      label: 'Remedies',
      required,
      hint: isStated(ask, alert)
        ? 'What you would change. What each of them does is stated, not measured.'
        : 'What you would change. A run tries exactly these.',
      options,
      value: Object.entries(chosen).map(([key, value]) => `${key}=${value}`),
    },
  ]
}

/** Remedies of another alert than the one that was chosen; null = they fit. */
export function misfit(ask: Ask, alert: DeliveredAlert, remedies: Remedies): Reply | null {
  const knobs = knobsBehind(ask, alert)
  const fits = Object.entries(remedies).every(([key, value]) =>
    knobs.some((knob) => knob.key === key && knob.values.some((each) => each.value === value)),
  )
  if (fits) return null
  const sentence = `Those remedies are not of ${alert.letter}. \`/drill fix ${alert.letter}\` shows the right ones.`
  return { kind: 'errors', errors: { alert: sentence } }
}
