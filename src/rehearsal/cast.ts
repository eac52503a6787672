/** The simulated team: invented people, each with a temperament. Roles are drawn anew for each drill. */

import { shuffled } from '../drill/draw'
import type { Role } from '../drill/record'
import { chance, type Random } from './chance'

export const castKeys = ['ines', 'tomasz', 'aroha', 'kwame', 'yuki', 'leila', 'mateo'] as const
export type CastKey = (typeof castKeys)[number]

export interface CastMember {
  key: CastKey
  name: string
  /** How often they are the one who finds a cause. */
  skill: number
  /** How often they are the one who claims too soon. */
  haste: number
  /** Added to a claim's confidence, in %. */
  boldness: number
}

export const facilitator: CastMember = {
  key: 'ines',
  name: 'Ines Duarte',
  skill: 0,
  haste: 0,
  boldness: 0,
}

const team: readonly CastMember[] = [
  { key: 'tomasz', name: 'Tomasz Wilk', skill: 2, haste: 1, boldness: 5 },
  { key: 'aroha', name: 'Aroha Ngata', skill: 3, haste: 1, boldness: -5 },
  { key: 'kwame', name: 'Kwame Mensah', skill: 2, haste: 2, boldness: 0 },
  { key: 'yuki', name: 'Yuki Tanabe', skill: 5, haste: 1, boldness: -10 },
  { key: 'leila', name: 'Leila Farsi', skill: 4, haste: 2, boldness: 5 },
  { key: 'mateo', name: 'Mateo Quispe', skill: 2, haste: 5, boldness: 15 },
]

/** Everyone who plays, the facilitator first. */
export const cast: readonly CastMember[] = [facilitator, ...team]

export interface Crew {
  commander: CastMember
  communications: CastMember
  scribe: CastMember
  /** Everyone but the facilitator, by role. */
  roles: readonly { who: CastMember; role: Role }[]
  /** Those who may claim. */
  claimants: readonly CastMember[]
}

/** Deals the roles; now and then one of the six only observes. */
export function drawCrew(random: Random): Crew {
  const [commander, communications, scribe, ...others] = shuffled(team, random)
  if (!commander || !communications || !scribe) throw new Error('The cast is too small.')
  const observes = chance(random, 0.2)
  const roles: { who: CastMember; role: Role }[] = [
    { who: commander, role: 'Incident Commander' },
    { who: communications, role: 'Communications' },
    { who: scribe, role: 'Scribe' },
    ...others.map((who, index) => ({
      who,
      role:
        observes && index === others.length - 1 ? ('Observer' as const) : ('Responder' as const),
    })),
  ]
  const claimants = roles.filter(({ role }) => role !== 'Observer').map(({ who }) => who)
  return { commander, communications, scribe, roles, claimants }
}
