import './avatar.css'
import { nameOf } from '../state/model'
import { colourOf, initialsOf } from './initials'

/** A person's initials in their colour. Decoration: the name stands beside it. `size` in px. */
export function Avatar({ personId, size = 24 }: { personId: string; size?: 20 | 22 | 24 | 32 }) {
  return (
    <span class={`avatar avatar-${size} avatar-colour-${colourOf(personId)}`} aria-hidden="true">
      {initialsOf(nameOf(personId))}
    </span>
  )
}
