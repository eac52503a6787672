/** Who this browser is: the host, an invited person, or nobody yet. */
import { z } from 'zod'
import { type Session, sessionAnswer } from '../../wire'
import { connect } from './connection'
import { drop, keep, kept } from './kept'
import { cast, connection, forget, people, session } from './model'
import { takeInvitation } from './place'
import { request } from './request'

const text = z.string()
const tryAgainAfter = 2_000

/** Asks for a session and opens the stream; goes on asking while the bot is away. */
export async function enter(): Promise<void> {
  const invitation = takeInvitation()
  if (invitation !== null) keep('invitation', invitation, true)
  const known = kept('invitation', text, true) ?? kept('invitation', text)
  // A browser that came by a link stays somebody's guest: a link that is wrong makes nobody the host.
  if (known === null && isGuest()) {
    connection.value = 'refused'
    return
  }
  const answer = await request(
    '/local/session',
    sessionAnswer,
    { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    known === null ? {} : { authorization: `Bearer ${known}` },
  )
  if (answer.ok) {
    // A browser that has been the host stays it in its other tabs.
    if (answer.value.host) keep('host', true)
    else if (known !== null && kept('host', z.boolean()) === null) keep('invitation', known)
    begin(asLastTime(answer.value))
    return
  }
  if (answer.away) {
    connection.value = 'away'
    setTimeout(enter, tryAgainAfter)
    return
  }
  if (known !== null) {
    keep('guest', true, true)
    if (kept('host', z.boolean()) === null) keep('guest', true)
    // A wrong link in one tab takes nothing from the right one in another.
    drop('invitation', true)
    if (kept('invitation', text) === known) drop('invitation')
  }
  connection.value = 'refused'
}

const isGuest = () =>
  kept('guest', z.boolean(), true) !== null || kept('guest', z.boolean()) !== null

/** The host becomes another person; what the one before could see is forgotten. */
export function become(personId: string): void {
  const { value } = session
  const key = people.value.get(personId)?.key
  if (!value?.host || !key || value.you === personId) return
  keep('you', personId, true)
  keep('you', personId)
  forget()
  begin({ ...value, you: personId, key })
}

function begin(fresh: Session): void {
  people.value = new Map(fresh.people.map((person) => [person.id, person]))
  cast.value = new Map(fresh.cast.map(({ id, name }) => [id, name]))
  session.value = fresh
  connect(() => void enter())
}

function asLastTime(fresh: Session): Session {
  if (!fresh.host) return fresh
  const last = kept('you', text, true) ?? kept('you', text)
  const person = fresh.people.find(({ id }) => id === last)
  return person?.key ? { ...fresh, you: person.id, key: person.key } : fresh
}
