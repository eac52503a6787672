/** Who was misled by a red herring, and when they saw it. No person's id comes out of here. */
import { blamesElsewhere, blamesOn } from './alarms'
import { type Case, idsOf, type JudgedClaim } from './cases'
import { type Figure, figure, value } from './figure'

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
  return figure('count', value(people.length, 'counted', idsOf(people.map(({ blame }) => blame))))
}

/** From blaming a herring to calling it noise. Ms; not recorded where that person never did. */
export function timeToSee({ blame, seen }: Misled): Figure {
  return figure(
    'ms',
    seen && value(seen.stamp.elapsed - blame.stamp.elapsed, 'counted', [blame.id, seen.id]),
  )
}
