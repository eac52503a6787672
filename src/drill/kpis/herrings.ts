/** How a team dealt with red herrings. */
import type { DrillRecord } from '../record'
import { blamesElsewhere, blamesOn } from './alarms'
import { type Case, idsOf, type JudgedClaim } from './cases'
import { after } from './detection'
import { type Figure, figure, share, value } from './figure'

/** First noise call of each person and of the team, soonest first. */
export function noiseCalls(herring: Case): JudgedClaim[] {
  const first = new Map<string, JudgedClaim>()
  for (const call of herring.claims.filter((claim) => claim.noise)) {
    const voice = call.kind === 'team' ? 'team' : `own ${call.stamp.by}`
    if (!first.has(voice)) first.set(voice, call)
  }
  return [...first.values()]
}

/** From the herring's delivery to the first noise call on it. Ms. */
export function firstCall(herring: Case): Figure {
  const call = noiseCalls(herring)[0]
  return figure(
    'ms',
    call ? value(after(herring, call), 'counted', [herring.alert.id, call.id]) : null,
  )
}

/** Claims that blamed a herring: causes claimed on its alert; and, where it was the only one, claims on other alerts with that verdict. Not recorded where nobody claimed anything about it. */
export function blames(herring: Case, herrings: readonly Case[], cases: readonly Case[]): Figure {
  const elsewhere = herrings.length === 1 ? blamesElsewhere(cases) : []
  const claims = [...blamesOn(herring), ...elsewhere]
  if (herring.claims.length + elsewhere.length === 0) return figure('count')
  return figure('count', value(claims.length, 'counted', idsOf(claims)))
}

/** One stretch of one person's time on an alert. Drill ms. */
export interface Stint {
  takeId: string
  /** Whose it is: counts heads, and goes into no report. */
  by: string
  alertId: string
  start: number
  end: number
}

/** Who worked on what from when to when: from "I'm on it" to the person's own noise call on it, to another alert, to the reveal, or to `now`. */
export function stints(record: DrillRecord, claims: readonly JudgedClaim[], now: number): Stint[] {
  const limit = record.drill.revealedElapsed ?? now
  const takes = record.takes
    .filter((take) => take.stamp.by !== null && take.stamp.elapsed < limit)
    .sort((a, b) => a.stamp.elapsed - b.stamp.elapsed)
  const open = new Map<string, Stint>()
  const all: Stint[] = []
  for (const { id, alertId, stamp } of takes) {
    const before = open.get(stamp.by ?? '')
    if (before && before.alertId === alertId && before.end > stamp.elapsed) continue
    if (before) before.end = Math.min(before.end, stamp.elapsed)
    const call = claims.find(
      (claim) =>
        claim.noise &&
        claim.alertId === alertId &&
        claim.stamp.by === stamp.by &&
        claim.stamp.elapsed >= stamp.elapsed,
    )
    const stint = {
      takeId: id,
      by: stamp.by ?? '',
      alertId,
      start: stamp.elapsed,
      end: Math.min(call?.stamp.elapsed ?? limit, limit),
    }
    open.set(stamp.by ?? '', stint)
    all.push(stint)
  }
  return all
}

/** Person-time on a herring: the sum of its stints. Ms. Not recorded where nobody ever said what they were on. */
export function timeOn(herring: Case, all: readonly Stint[]): Figure {
  if (all.length === 0) return figure('ms')
  const mine = all.filter((stint) => stint.alertId === herring.alert.id)
  const spent = mine.reduce((sum, { start, end }) => sum + end - start, 0)
  return figure(
    'ms',
    value(
      spent,
      'counted',
      mine.map(({ takeId }) => takeId),
    ),
  )
}

/** How many people said that they were on a herring's alert. Not recorded where nobody ever said what they were on. */
export function peopleOn(herring: Case, all: readonly Stint[]): Figure {
  if (all.length === 0) return figure('count')
  const mine = all.filter((stint) => stint.alertId === herring.alert.id)
  const heads = new Set(mine.map(({ by }) => by))
  const takes = mine.map(({ takeId }) => takeId)
  return figure('count', value(heads.size, 'counted', takes))
}

/**
 * Red-herring handling at a moment of the drill's clock, in %: of those who had claimed something of a herring by
 * then, each herring by itself, the share whose latest own claim doesn't blame it; a claim on another alert that was
 * judged to blame it is one, where it was the only herring. Null moment = it never came.
 */
export function unfooled(
  herrings: readonly Case[],
  cases: readonly Case[],
  moment: number | null,
): Figure {
  if (moment === null) return figure('%')
  const elsewhere = herrings.length === 1 ? blamesElsewhere(cases) : []
  const latest = herrings.flatMap(({ claims }) => {
    const own = [...claims, ...elsewhere]
      .filter((claim) => claim.kind === 'own' && claim.stamp.elapsed <= moment)
      .sort((a, b) => a.stamp.elapsed - b.stamp.elapsed)
    return [...new Map(own.map((claim) => [claim.stamp.by, claim])).values()]
  })
  return figure(
    '%',
    share(latest.filter((claim) => claim.noise).length, latest.length, 'counted', idsOf(latest)),
  )
}
