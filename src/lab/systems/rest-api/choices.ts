/** What is turned on users-api, read once for a run. */
import { type RemedyKey, type RemedyValue, remedy } from '../../remedies'
import type { Remedies } from '../../run'

export type Choices = { readonly [K in RemedyKey<'rest-api'>]: RemedyValue<'rest-api', K> }

/** Throws an Error when a value is none of its knob's. */
export function choicesOf(remedies: Remedies): Choices {
  return {
    query: remedy(remedies, 'rest-api', 'query'),
    calls: remedy(remedies, 'rest-api', 'calls'),
    cache: remedy(remedies, 'rest-api', 'cache'),
    pool: remedy(remedies, 'rest-api', 'pool'),
    index: remedy(remedies, 'rest-api', 'index'),
    timeout: remedy(remedies, 'rest-api', 'timeout'),
    page: remedy(remedies, 'rest-api', 'page'),
  }
}
