/** What happens in a drill of the simulated team: who claims what, when; who finds a cause, and who never does. */
import type { Herring, Scenario } from '../drill/scenario'
import type { DrillFacts } from './act'
import type { CastMember, Crew } from './cast'
import { between, chance, pick, pickBy, type Random } from './chance'
import { type Times, within } from './times'

/** `elsewhere` names a herring as the cause of a real alert. */
export type ClaimKind = 'right' | 'half' | 'wrong' | 'elsewhere' | 'blame' | 'noise'

export interface PlannedClaim {
  at: number
  by: CastMember
  subject: Scenario | Herring
  kind: ClaimKind
  team: boolean
}

export interface Story {
  /** In order of time. */
  claims: readonly PlannedClaim[]
  /** A herring was taken for a cause, on its own alert or elsewhere. */
  misled: boolean
  /** First person on each alert, by subject id, and when. */
  owners: ReadonlyMap<string, { who: CastMember; at: number }>
}

const early = 0.6
const late = 0.22
const halfway = 0.08

export function tell(random: Random, facts: DrillFacts, crew: Crew, times: Times): Story {
  const owners = drawOwners(random, facts, crew)
  const herrings = facts.alerts.flatMap(({ subject }) =>
    subject.kind === 'herring' ? [subject] : [],
  )
  const claims = facts.alerts.flatMap(({ subject, minute }) => {
    const owner = owners.get(subject.id)?.who ?? crew.commander
    const plot: Plot = { random, subject, minute, owner, crew, times }
    return subject.kind === 'herring'
      ? herringClaims(plot)
      : scenarioClaims(plot, herrings.length > 0)
  })
  const misled = claims.some(({ kind }) => kind === 'blame' || kind === 'elsewhere')
  return { owners, misled, claims: claims.toSorted((a, b) => a.at - b.at) }
}

/** Alerts go to whoever is free first: no one gets a second one before everyone has one. */
function drawOwners(random: Random, facts: DrillFacts, crew: Crew): Story['owners'] {
  let free: readonly CastMember[] = []
  const owners = new Map<string, { who: CastMember; at: number }>()
  for (const { subject, minute } of facts.alerts) {
    if (free.length === 0) free = crew.claimants
    const who = pick(random, free)
    free = free.filter((each) => each !== who)
    owners.set(subject.id, { who, at: minute + between(random, 0.3, 2.4) })
  }
  return owners
}

interface Plot {
  random: Random
  subject: Scenario | Herring
  minute: number
  owner: CastMember
  crew: Crew
  times: Times
}

const hasty = ({ random, crew }: Plot) => pickBy(random, crew.claimants, (who) => who.haste)
const able = ({ random, crew }: Plot) => pickBy(random, crew.claimants, (who) => who.skill)
const leader = ({ random, crew, owner }: Plot) => (chance(random, 0.5) ? owner : crew.commander)

/** A moment in what is left of the Dark Room after the alert, as shares of it. */
const inTheDark = ({ random, minute, times }: Plot, low: number, high: number): number =>
  within(random, { from: minute + 1, to: times.darkRoom.to - 0.2 }, low, high)

function scenarioClaims(plot: Plot, hasHerring: boolean): PlannedClaim[] {
  const { random, times } = plot
  const claims: PlannedClaim[] = []
  const add = (at: number, by: CastMember, kind: ClaimKind, team = false) =>
    claims.push({ at, by, subject: plot.subject, kind, team })
  const finder = able(plot)
  const fate = random()
  const found = fate < early + late
  if (chance(random, 0.4)) add(inTheDark(plot, 0.05, 0.35), hasty(plot), 'wrong')
  if (hasHerring && chance(random, 0.2)) add(inTheDark(plot, 0.1, 0.4), hasty(plot), 'elsewhere')
  if (chance(random, 0.06)) add(inTheDark(plot, 0.1, 0.5), hasty(plot), 'noise')
  if (fate < early) {
    const at = inTheDark(plot, 0.15, 0.85)
    if (chance(random, 0.35)) add(inTheDark(plot, 0.08, 0.14), finder, 'half')
    add(at, finder, 'right')
    if (chance(random, 0.85)) {
      add(
        Math.min(at + between(random, 1, 9), times.darkRoom.to - 0.1),
        leader(plot),
        'right',
        true,
      )
    }
    const second = able(plot)
    if (second !== finder && chance(random, 0.6)) {
      add(within(random, times.deepDive, 0.05, 0.6), second, 'right')
    }
  } else {
    const astray: ClaimKind =
      fate < early + late + halfway || chance(random, 0.5) ? 'half' : 'wrong'
    add(inTheDark(plot, 0.3, 0.9), finder, astray)
    if (chance(random, 0.4)) add(inTheDark(plot, 0.92, 0.99), leader(plot), astray, true)
    const again = within(random, times.deepDive, 0.1, 0.85)
    add(again, found ? finder : hasty(plot), found ? 'right' : astray)
    if (found && chance(random, 0.8)) {
      add(Math.min(again + between(random, 1, 5), times.deepDive.to), leader(plot), 'right', true)
    }
  }
  return claims
}

function herringClaims(plot: Plot): PlannedClaim[] {
  const { random, crew, times } = plot
  const claims: PlannedClaim[] = []
  const add = (at: number, by: CastMember, kind: ClaimKind, team = false) =>
    claims.push({ at, by, subject: plot.subject, kind, team })
  const misled = chance(random, 0.5) ? hasty(plot) : null
  if (misled) add(inTheDark(plot, 0.05, 0.3), misled, 'blame')
  if (misled && chance(random, 0.3)) add(inTheDark(plot, 0.2, 0.4), leader(plot), 'blame', true)
  const callers = crew.claimants.filter((who) =>
    chance(random, who === misled ? 0.5 : 0.2 + who.skill * 0.08),
  )
  const from = misled ? 0.35 : 0.1
  for (const who of callers) add(inTheDark(plot, from, 0.95), who, 'noise')
  if (callers.length > 0 && chance(random, 0.6))
    add(inTheDark(plot, 0.96, 0.99), crew.commander, 'noise', true)
  if (callers.length === 0 && chance(random, 0.7))
    add(within(random, times.deepDive, 0.1, 0.8), able(plot), 'noise')
  return claims
}
