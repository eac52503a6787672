/** The names of everybody whom a record speaks of. */
import type { DrillRecord, Person } from '../drill/record'

export function peopleIn(record: DrillRecord): string[] {
  const ids = new Set<string>()
  for (const each of record.participations) ids.add(each.personId)
  const stamped = [
    record.claims,
    record.takes,
    record.ownPlans,
    record.advices,
    record.fixes,
    record.findings,
    record.observations,
    record.actions,
    record.reflections,
    record.reports,
    record.verdicts,
  ]
  for (const list of stamped)
    for (const each of list) if (each.stamp.by !== null) ids.add(each.stamp.by)
  for (const { chosen } of record.advices)
    if (chosen !== null && chosen.by !== null) ids.add(chosen.by)
  for (const pause of record.pauses) if (pause.from.by !== null) ids.add(pause.from.by)
  if (record.drill.planned.by !== null) ids.add(record.drill.planned.by)
  return [...ids]
}

export function namesOf(people: readonly Person[]): (personId: string) => string {
  const names = new Map(people.map((person) => [person.id, person.name]))
  return (personId) => names.get(personId) ?? 'someone who is no longer here'
}
