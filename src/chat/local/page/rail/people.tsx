import './people.css'
import { useEffect } from 'preact/hooks'
import type { WirePerson } from '../../wire'
import { Icon } from '../frame/icons'
import { asked } from '../people/asked'
import { Avatar } from '../people/avatar'
import { shortNameOf } from '../people/initials'
import { roleOf, shortRole } from '../people/roles'
import { become } from '../state/enter'
import { people, you } from '../state/model'
import { PersonMenu } from './person-menu'
import { privatelyNew } from './seen'

/** So many have a key of their own: Alt+1 to Alt+9. */
const mostKeys = 9

export function People() {
  useEffect(() => {
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const all = [...people.value.values()]
  const last = Math.min(mostKeys, all.length)
  return (
    <section class="rail-section">
      <header class="rail-section-head">
        <h2>People to be</h2>
        {last > 1 && <span>Alt 1–{last}</span>}
      </header>
      <ul>
        {all.map((person) => (
          <Person key={person.id} person={person} />
        ))}
        <li class="rail-item">
          <button
            type="button"
            class="rail-row"
            onClick={() => {
              asked.value = { kind: 'add person' }
            }}
          >
            <Icon name="plus" size={18} />
            Add a person
          </button>
        </li>
      </ul>
    </section>
  )
}

function Person({ person }: { person: WirePerson }) {
  const { id, name } = person
  const me = you.value === id
  const role = roleOf(id)
  const fresh = me ? 0 : privatelyNew(id)
  return (
    <li class="rail-item rail-person">
      <button
        type="button"
        class={me ? 'rail-row rail-you' : 'rail-row'}
        aria-current={me ? 'true' : undefined}
        title={me ? name : `Be ${name}`}
        onClick={() => become(id)}
      >
        <Avatar personId={id} size={20} />
        <bdi class="rail-name">{shortNameOf(id)}</bdi>
        {role && <span class="rail-note">{shortRole(role)}</span>}
        {me && <span class="rail-aside">you</span>}
        {fresh > 0 && <span class="rail-aside">{fresh > 99 ? '99+' : fresh} new</span>}
      </button>
      <PersonMenu person={person} />
    </li>
  )
}

function onKey(event: KeyboardEvent): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (event.getModifierState('AltGraph')) return
  const [, digit] = /^Digit([1-9])$/.exec(event.code) ?? []
  const person = digit === undefined ? undefined : [...people.value.keys()][Number(digit) - 1]
  if (person === undefined || document.querySelector('dialog[open]')) return
  event.preventDefault()
  become(person)
}
