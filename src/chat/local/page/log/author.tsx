import './author.css'
import type { Entry } from '../../wire'
import { Mark } from '../frame/icons'
import { timeOf } from '../panel/times'
import { Avatar } from '../people/avatar'
import { channel, channels, nameOf } from '../state/model'

/** The picture beside what somebody says; the bot's is its clock. */
export function AuthorPicture({
  author,
  small = false,
}: {
  author: string | null
  small?: boolean
}) {
  if (author !== null) return <Avatar personId={author} size={small ? 24 : 32} />
  return (
    <span class={small ? 'author-bot author-bot-small' : 'author-bot'} aria-hidden="true">
      <Mark size={small ? 14 : 18} />
    </span>
  )
}

/** Name, role and time: "Emre Kaya Responder 03:17", "Drill bot 03:00 · edited 03:26". */
export function AuthorLine({ entry }: { entry: Entry }) {
  const role = entry.author === null ? 'bot' : roleOf(entry.author, entry.channel)
  return (
    <p class="author-line">
      <bdi class="author-name">{entry.author === null ? 'Drill' : nameOf(entry.author)}</bdi>
      {role !== null && <span class="author-role">{role}</span>}
      <At at={entry.at} />
      {entry.editedAt !== null && (
        <span>
          · edited <At at={entry.editedAt} />
        </span>
      )}
    </p>
  )
}

/** `at`: epoch ms. */
export function At({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>
}

function roleOf(personId: string, where: string | null): string | null {
  const here = where === null ? channel.value : channels.value.find(({ id }) => id === where)
  return here?.panel?.roles.find(({ people }) => people.includes(personId))?.role ?? null
}
