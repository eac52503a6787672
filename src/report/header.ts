/** The report's first lines and its section 1. */
import { type Role, roles } from '../drill/record'
import { severities } from '../drill/scenario'
import { type Material, nameOf } from './material'
import type { Header, Overview } from './report'
import { typed } from './text'

/** The template's own herring, named where a drill raised none. */
const templateHerring = 'Misleading alert / CPU spike'

export function header(material: Material): Header {
  const { drill, participations } = material.record
  const held = new Map<string, Role[]>()
  for (const { personId, role } of participations) {
    const rolesHeld = held.get(personId) ?? []
    if (!rolesHeld.includes(role)) rolesHeld.push(role)
    held.set(personId, rolesHeld)
  }
  const known = [...held].flatMap(([personId, roles]) => {
    const name = nameOf(material, personId)
    return name === null ? [] : [{ name, roles, personId }]
  })
  const facilitators = known.filter(({ roles }) => roles.includes('Facilitator'))
  const investigators = [...held.values()].filter((roles) =>
    roles.some((role) => role !== 'Facilitator' && role !== 'Observer'),
  )
  const timeZone = knownZone(material.people.get(facilitators[0]?.personId ?? '')?.timeZone)
  return {
    title: drill.title,
    startedAt: drill.startedAt,
    finishedAt: drill.finishedAt,
    date: drill.startedAt === null ? null : dayIn(timeZone, drill.startedAt),
    timeZone,
    facilitators: facilitators.map(({ name }) => name),
    team: drill.team,
    people: known.map(({ name, roles }) => ({ name, roles })).sort(byRank),
    engineers: investigators.length,
  }
}

/** By their highest role, then by name: in the order of their joining one could tell whose first deed was what. */
function byRank(a: Header['people'][number], b: Header['people'][number]): number {
  return rankOf(a.roles) - rankOf(b.roles) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}
const rankOf = (held: readonly Role[]) => Math.min(...held.map((role) => roles.indexOf(role)))

/** Platforms send zones that not every machine knows: then UTC. */
function knownZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** "2026-01-03" */
function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

export function overview(material: Material): Overview {
  const { record, catalogue, cases, herrings, debrief, now } = material
  const { drill } = record
  const scenarios = catalogue.scenarios.map(({ id, name, system }) => ({
    label: `${name} — ${system}`,
    herring: false,
    raised: cases.some(({ alert }) => alert.subjectId === id),
  }))
  const noise = herrings.map((herring) => ({
    label: herringLabel(material, herring.alert),
    herring: true,
    raised: true,
  }))
  return {
    objective: drill.objective,
    level: drill.level,
    covered: [
      ...scenarios,
      ...(noise.length > 0 ? noise : [{ label: templateHerring, herring: true, raised: false }]),
    ],
    severities: severities.map((label) => ({
      label: label === 'High' ? 'High / Production-critical' : label,
      tested: drill.severities.includes(label),
    })),
    plannedMinutes: drill.lengthMinutes,
    actual: drill.startedAt !== null && drill.finishedAt !== null ? now : null,
    description: typed(debrief?.description),
  }
}

/** A herring's name; one in a facilitator's own words goes by its service and symptom. */
export function herringLabel(
  { catalogue }: Material,
  alert: { subjectId: string; own: boolean; service: string; symptom: string },
): string {
  const drawn = alert.own ? undefined : catalogue.herrings.find(({ id }) => id === alert.subjectId)
  return drawn?.name ?? `${alert.service}, ${alert.symptom}`
}
