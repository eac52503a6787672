import type { Chance } from '../chance'

/** The same things in another order. */
export function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((each) => ({ each, place: chance.float() }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each)
}
