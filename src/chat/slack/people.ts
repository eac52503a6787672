/** Slack's users as people: their own name and zone, asked of Slack now and then. */
import type { Clock } from '../../clock'
import type { Person } from '../../drill/record'
import { causeOf, type Log } from '../../log'
import type { Store } from '../../store/store'
import type { Installation } from './installation'
import type { Web } from './web'
import type { Answer } from './web-answers'

/** How long what Slack said of somebody is taken as it was. Real ms. */
const goodFor = 15 * 60_000
const longestName = 80

type Told = Answer<'users.info'>['user']

export interface People {
  /** Who that is; asks Slack at most once in a while. `name`: to go by if Slack doesn't answer. */
  personOf(userId: string, name: string): Promise<Person>
  /** People that somebody chose in a form: those of this workspace, no bots, nobody who has left. By Slack's id. */
  chosen(userIds: readonly string[]): Promise<ReadonlyMap<string, Person>>
  /** Slack's ids by ours. */
  userIdsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

interface Parts {
  installation: Installation
  web: Pick<Web, 'call'>
  store: Pick<Store, 'ensurePerson' | 'people' | 'peopleOf'>
  clock: Clock
  newId: () => string
  log: Log
}

type Known = { person: Person; isMember: boolean; until: number }

export function createPeople(parts: Parts): People {
  const { installation, store, clock, log } = parts
  const { workspaceId } = installation
  const known = new Map<string, Promise<Known>>()

  const keep = (userId: string, name: string, timeZone: string) =>
    store.ensurePerson({ workspaceId, userId, name, timeZone }, parts.newId)

  const ask = async (userId: string, name: string): Promise<Known> => {
    try {
      const { user: told } = await parts.web.call('users.info', { user: userId })
      const person = await keep(userId, nameOf(told, name), zoneOf(told.tz))
      return { person, isMember: isMember(told, installation), until: clock.now() + goodFor }
    } catch (error) {
      log.warn({ user: userId, why: causeOf(error) }, 'Slack does not tell who somebody is.')
      const before = (await store.peopleOf(workspaceId)).find((each) => each.userId === userId)
      // Who speaks to the bot is there; who was only chosen may be anybody.
      const person = before ?? (await keep(userId, shortened(name) || userId, 'UTC'))
      return { person, isMember: before !== undefined, until: clock.now() }
    }
  }

  const look = async (userId: string, name: string): Promise<Known> => {
    const there = await known.get(userId)
    if (there && there.until > clock.now()) return there
    const asked = ask(userId, name)
    known.set(userId, asked)
    asked.catch(() => known.delete(userId))
    return asked
  }

  return {
    personOf: async (userId, name) => (await look(userId, name)).person,
    chosen: async (userIds) => {
      const all = await Promise.all(userIds.map((id) => look(id, '')))
      return new Map(
        all.flatMap(({ person, isMember: is }) => (is ? [[person.userId, person] as const] : [])),
      )
    },
    userIdsOf: async (personIds) =>
      new Map(
        (personIds.length === 0 ? [] : await store.people(personIds))
          .filter((person) => person.workspaceId === workspaceId)
          .map((person) => [person.id, person.userId]),
      ),
  }
}

function nameOf({ profile, real_name, name }: Told, fallback: string): string {
  const names = [profile?.display_name, profile?.real_name, real_name, name, fallback]
  return names.map((each) => shortened(each ?? '')).find((each) => each !== '') ?? 'Somebody'
}

const shortened = (name: string) => [...name.trim()].slice(0, longestName).join('')

function isMember(told: Told, { teamId, enterpriseId }: Installation): boolean {
  if (told.deleted === true || told.is_bot === true || told.is_stranger === true) return false
  const { enterprise_user: of } = told
  return enterpriseId === null
    ? told.team_id === undefined || told.team_id === teamId
    : of?.enterprise_id === enterpriseId || told.team_id === teamId
}

/** A zone that this machine does not know would break every clock of that person. */
function zoneOf(zone: string | null | undefined): string {
  if (!zone) return 'UTC'
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return 'UTC'
  }
}
