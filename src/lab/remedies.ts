/** Reads and checks remedies: which knobs of a system are turned, and to what. */
import { type Knob, knobs } from './knobs'
import type { Remedies, System } from './run'

type KnobOf<S extends System> = (typeof knobs)[S][number]

export type RemedyKey<S extends System> = KnobOf<S>['key']

export type RemedyValue<S extends System, K extends RemedyKey<S>> = Extract<
  KnobOf<S>,
  { key: K }
>['values'][number]['value']

/** The knobs as plain data, for whoever lists them without knowing a system. */
export function knobsOf(system: System): readonly Knob[] {
  return knobs[system]
}

/** What was chosen, or the failing version's. Throws when the value is none of the knob's. */
export function remedy<S extends System, K extends RemedyKey<S>>(
  remedies: Remedies,
  system: S,
  key: K,
): RemedyValue<S, K>
export function remedy(remedies: Remedies, system: System, key: string): string {
  const knob = findKnob(system, key)
  return checked(knob, remedies[key] ?? knob.values[0].value)
}

/** Remedies that were given by name are known ones. Throws an Error with a sentence for people. */
export function checkRemedies(system: System, remedies: Remedies): void {
  for (const [key, value] of Object.entries(remedies)) checked(findKnob(system, key), value)
}

/**
 * Reads "key=value" pairs of a command line. Throws an Error with a sentence for people when a key or value
 * is unknown, a pair is no pair or a key comes twice.
 */
export function parseRemedies(system: System, pairs: readonly string[]): Remedies {
  const remedies: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`"${pair}" is not of the form key=value.`)
    const key = pair.slice(0, at)
    if (Object.hasOwn(remedies, key)) throw new Error(`"${key}" is set twice.`)
    remedies[key] = checked(findKnob(system, key), pair.slice(at + 1))
  }
  return remedies
}

function findKnob(system: System, key: string): Knob {
  const knob = knobsOf(system).find((each) => each.key === key)
  if (knob !== undefined) return knob
  const keys = knobsOf(system).map((each) => each.key)
  throw new Error(`${system} has no remedy "${key}"; it has ${keys.join(', ')}.`)
}

function checked(knob: Knob, value: string): string {
  if (knob.values.some((each) => each.value === value)) return value
  const values = knob.values.map((each) => each.value)
  throw new Error(`"${knob.key}" can't be "${value}"; it can be ${values.join(', ')}.`)
}
