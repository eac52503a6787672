/** What is turned on the billing engine, read once for a run. */
import { type RemedyKey, type RemedyValue, remedy } from '../../remedies'
import type { Remedies } from '../../run'

export type Choices = { readonly [K in RemedyKey<'billing'>]: RemedyValue<'billing', K> }
export type Rounding = Choices['rounding']

/** Throws an Error when a value is none of its knob's. */
export function choicesOf(remedies: Remedies): Choices {
  return {
    arithmetic: remedy(remedies, 'billing', 'arithmetic'),
    place: remedy(remedies, 'billing', 'place'),
    rounding: remedy(remedies, 'billing', 'rounding'),
    dedupe: remedy(remedies, 'billing', 'dedupe'),
    tolerance: remedy(remedies, 'billing', 'tolerance'),
    resum: remedy(remedies, 'billing', 'resum'),
    divide: remedy(remedies, 'billing', 'divide'),
    logging: remedy(remedies, 'billing', 'logging'),
  }
}
