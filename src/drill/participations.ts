/** Who takes part, in which role. */
import { z } from 'zod'
import { replaced, stampOf } from './change'
import { type Act, type Decision, done, type Happening, refuse } from './decision'
import type { DrillRecord, Participation, Role } from './record'
import { choice } from './text'

/** Who facilitates is said in the plan. */
export const joinSchema = z.object({
  role: choice(['Incident Commander', 'Communications', 'Scribe', 'Responder', 'Observer']),
})

/** Roles that one person holds at a time; who takes one that is held makes its holder a Responder. */
const single: readonly Role[] = ['Incident Commander', 'Communications', 'Scribe']

function current(record: DrillRecord, personId: string): Participation | null {
  return (
    record.participations.find((each) => each.personId === personId && each.until === null) ?? null
  )
}

/** The role a person holds now; null = takes no part. */
export function roleOf(record: DrillRecord, personId: string): Role | null {
  return current(record, personId)?.role ?? null
}
export function isFacilitator(record: DrillRecord, personId: string): boolean {
  return roleOf(record, personId) === 'Facilitator'
}
/** Whoever was a facilitator never claims in that drill. */
export function wasFacilitator(record: DrillRecord, personId: string): boolean {
  return record.participations.some(
    (each) => each.personId === personId && each.role === 'Facilitator',
  )
}
export function isParticipating(record: DrillRecord, personId: string): boolean {
  return current(record, personId) !== null
}
export function currentFacilitators(record: DrillRecord): string[] {
  return record.participations
    .filter((each) => each.until === null && each.role === 'Facilitator')
    .map((each) => each.personId)
}
export function holderOf(record: DrillRecord, role: Role): string | null {
  return (
    record.participations.find((each) => each.until === null && each.role === role)?.personId ??
    null
  )
}
/** Everybody who holds a role now, in the order of their joining. */
export function roster(record: DrillRecord): Participation[] {
  return record.participations.filter((each) => each.until === null)
}

export function join(record: DrillRecord, role: Role, act: Act): Decision {
  const { by } = act
  if (by === null || role === 'Facilitator') return refuse({ code: 'facilitator-holds-no-role' })
  const now = current(record, by)
  if (now?.role === 'Facilitator') return refuse({ code: 'facilitator-holds-no-role' })
  if (now?.role === role) return refuse({ code: 'already-that-role' })
  const stamp = stampOf(record, act)
  const holder = single.includes(role) ? holderOf(record, role) : null
  const ended = record.participations.map((each) =>
    each.until === null && (each.personId === by || each.personId === holder)
      ? { ...each, until: stamp }
      : each,
  )
  const fresh: Participation[] = [{ id: act.newId(), personId: by, role, from: stamp, until: null }]
  if (holder !== null)
    fresh.push({ id: act.newId(), personId: holder, role: 'Responder', from: stamp, until: null })
  const taken: Happening[] =
    holder === null ? [] : [{ type: 'role-taken', role, from: holder, to: by }]
  return done({ ...record, participations: [...ended, ...fresh] }, [
    { type: 'joined', personId: by, role },
    ...taken,
  ])
}

export function leave(record: DrillRecord, act: Act): Decision {
  const now = act.by === null ? null : current(record, act.by)
  if (!now) return refuse({ code: 'not-joined' })
  if (now.role === 'Facilitator' && currentFacilitators(record).length === 1)
    return refuse({ code: 'last-facilitator' })
  return done({
    ...record,
    participations: replaced(record.participations, { ...now, until: stampOf(record, act) }),
  })
}

/** A first contribution joins its author as Responder. */
export function joinedByContribution(
  record: DrillRecord,
  act: Act,
): { record: DrillRecord; happenings: Happening[] } {
  if (act.by === null || isParticipating(record, act.by)) return { record, happenings: [] }
  const joined = join(record, 'Responder', act)
  return joined.ok
    ? { record: joined.record, happenings: [...joined.happenings] }
    : { record, happenings: [] }
}
