/** Who was misled by a red herring, and when they saw it. No person's id comes out of here. */
import { blamesElsewhere, blamesOn } from './alarms'
import { type Case, idsOf, type JudgedClaim } from './cases'
import { type Figure, figure, mean, value } from './figure'

/** One person whom a herring misled. */
export interface Misled {
  /** The person's first claim that blamed it. */
  blame: JudgedClaim
  /** The person's first own noise call on it after the last such claim; null = there was none. */
  seen: JudgedClaim | null
}

/**
 * Everybody who claimed a cause on the herring's alert, superseded or not; and, where it was the only herring, whoever
 * made a claim elsewhere that was judged to blame one. By the time of their first such claim.
 */
export function misled(herring: Case, herrings: readonly Case[], cases: readonly Case[]): Misled[] {
  const claims = [...blamesOn(herring), ...elsewhere(herrings, cases)].sort(
    (a, b) => a.stamp.elapsed - b.stamp.elapsed,
  )
  const authors = [...new Set(claims.map(({ stamp }) => stamp.by))]
  return authors.flatMap((by) => {
    const mine = claims.filter(({ stamp }) => stamp.by === by)
    const [blame] = mine
    const last = mine.at(-1)
    if (!blame || !last) return []
    const seen = herring.claims.find(
      (claim) =>
        claim.noise &&
        claim.kind === 'own' &&
        claim.stamp.by === by &&
        claim.stamp.elapsed >= last.stamp.elapsed,
    )
    return [{ blame, seen: seen ?? null }]
  })
}

function elsewhere(herrings: readonly Case[], cases: readonly Case[]): JudgedClaim[] {
  return herrings.length === 1 ? blamesElsewhere(cases) : []
}

/** How many people a herring misled. Not recorded where nobody claimed anything about it. */
export function misledPeople(
  herring: Case,
  herrings: readonly Case[],
  cases: readonly Case[],
): Figure {
  const people = misled(herring, herrings, cases)
  if (herring.claims.length + people.length === 0) return figure('count')
  return figure('count', value(people.length, 'counted', rowsOf(herring, herrings, cases)))
}

/** Of fewer people a time, or a range of times, would tell each other's. */
const crowd = 3

/**
 * Of those whom a herring misled: how many called it noise later, and how long that took them. Ms, the mean and the
 * range; not recorded where fewer than three people stand behind it. The rows are all claims that it is counted from,
 * so that none of them is tied to another.
 */
export function recovery(
  herring: Case,
  herrings: readonly Case[],
  cases: readonly Case[],
): { people: Figure; time: Figure } {
  const people = misled(herring, herrings, cases)
  const times = people.flatMap(({ blame, seen }) =>
    seen ? [seen.stamp.elapsed - blame.stamp.elapsed] : [],
  )
  const calls = herring.claims.filter(({ noise, kind }) => noise && kind === 'own')
  const rows = [...rowsOf(herring, herrings, cases), ...idsOf(calls)]
  return {
    people: figure('count', people.length === 0 ? null : value(times.length, 'counted', rows)),
    time: figure('ms', times.length < crowd ? null : mean(times, 'counted', rows)),
  }
}

function rowsOf(herring: Case, herrings: readonly Case[], cases: readonly Case[]): string[] {
  return idsOf([...blamesOn(herring), ...elsewhere(herrings, cases)])
}
