/** Teams' users as people, and who is in a conversation. */
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { Person } from '../../drill/record'
import { causeOf, type Log } from '../../log'
import type { Store } from '../../store/store'
import type { Connector } from './connector'
import { isGone } from './outcome'

/** Real ms. */
const goodFor = 15 * 60_000
const rosterGoodFor = 5 * 60_000
const pageSize = 200
/** A form that lists more people than this could not be sent, and would help nobody. */
const mostListed = 500
const longestName = 80

const page = z.object({
  members: z.array(z.object({ id: z.string().min(1), name: z.string().nullish() })),
  continuationToken: z.string().nullish(),
})

export interface People {
  /** Who speaks. `zone`: as Teams says it, or nothing. */
  personOf(
    account: { id: string; name?: string | null | undefined },
    zone: string | null,
  ): Promise<Person>
  /** Whom a form in that conversation can name; asked of Teams now and then. Never rejects. */
  rosterOf(conversation: string): Promise<readonly Person[]>
  /** Whether Teams says that the bot is not in that conversation any more. */
  isClosed(conversation: string): Promise<boolean>
  /** Somebody has come or gone. */
  forget(conversation: string): void
}

interface Parts {
  workspaceId: string
  connector: Connector
  store: Pick<Store, 'ensurePerson' | 'peopleOf'>
  clock: Clock
  newId: () => string
  log: Log
}

export function createPeople({ workspaceId, connector, store, clock, newId, log }: Parts): People {
  const known = new Map<string, { person: Person; until: number }>()
  const rosters = new Map<string, { people: Promise<readonly Person[]>; until: number }>()

  const ask = async (conversation: string): Promise<readonly Person[]> => {
    const members: z.infer<typeof page>['members'] = []
    let token = ''
    do {
      const query = `pageSize=${pageSize}${token === '' ? '' : `&continuationToken=${encodeURIComponent(token)}`}`
      const path = `v3/conversations/${encodeURIComponent(conversation)}/pagedmembers?${query}`
      const told = await connector.call('GET', path, null, page)
      members.push(...told.members)
      token = told.continuationToken ?? ''
    } while (token !== '' && members.length < mostListed)
    const before = new Map((await store.peopleOf(workspaceId)).map((each) => [each.userId, each]))
    const people: Person[] = []
    for (const { id, name } of members.slice(0, mostListed)) {
      const there = before.get(id)
      // A zone is only told by who speaks.
      people.push(there ?? (await keep(id, shortened(name ?? ''), 'UTC')))
    }
    return people.sort((a, b) => a.name.localeCompare(b.name, 'en'))
  }

  const keep = (userId: string, name: string, timeZone: string) =>
    store.ensurePerson({ workspaceId, userId, name: name || 'Somebody', timeZone }, newId)

  return {
    personOf: async ({ id, name }, zone) => {
      const called = shortened(name ?? '')
      const there = known.get(id)
      const timeZone = zoneOf(zone) ?? there?.person.timeZone
      if (
        there &&
        there.until > clock.now() &&
        there.person.timeZone === timeZone &&
        (called === '' || there.person.name === called)
      )
        return there.person
      const before = (await store.peopleOf(workspaceId)).find((each) => each.userId === id)
      const person = await keep(
        id,
        called || (before?.name ?? ''),
        timeZone ?? before?.timeZone ?? 'UTC',
      )
      known.set(id, { person, until: clock.now() + goodFor })
      return person
    },
    rosterOf: async (conversation) => {
      const there = rosters.get(conversation)
      if (there && there.until > clock.now()) return there.people
      const people = ask(conversation).catch((error: unknown) => {
        log.warn({ conversation, why: causeOf(error) }, 'Teams does not tell who is there.')
        rosters.delete(conversation)
        return []
      })
      rosters.set(conversation, { people, until: clock.now() + rosterGoodFor })
      return people
    },
    isClosed: async (conversation) => {
      try {
        const path = `v3/conversations/${encodeURIComponent(conversation)}/pagedmembers?pageSize=1`
        await connector.call('GET', path, null, page)
        return false
      } catch (error) {
        return isGone(error)
      }
    },
    forget: (conversation) => void rosters.delete(conversation),
  }
}

const shortened = (name: string) => [...name.trim()].slice(0, longestName).join('')

/** A zone that this machine does not know would break every clock of that person. */
function zoneOf(zone: string | null): string | null {
  if (!zone) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return null
  }
}
