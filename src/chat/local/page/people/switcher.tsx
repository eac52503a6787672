import './switcher.css'
import { Icon } from '../frame/icons'
import { become } from '../state/enter'
import { isHost, nameOf, people, you } from '../state/model'
import { Avatar } from './avatar'
import { shortNameOf } from './initials'
import { roleOf, shortRole } from './roles'

/** Who this browser is; the host chooses another here. `small`: the avatar alone, for a phone's bar. */
export function Switcher({ small = false }: { small?: boolean }) {
  const me = you.value
  const role = roleOf(me)
  if (me === '') return null
  return (
    <div class={small ? 'switcher switcher-small' : 'switcher'} title={nameOf(me)}>
      <Avatar personId={me} size={small ? 32 : 24} />
      {!small && (
        <span class="switcher-words">
          <span class="switcher-label">You are</span>
          <span class="switcher-name">
            <b>
              <bdi>{shortNameOf(me)}</bdi>
            </b>
            {role && ` (${wordFor(role)})`}
          </span>
        </span>
      )}
      {isHost.value && (
        <>
          <Icon name="chevrons" size={18} />
          <select
            class="switcher-select"
            aria-label="You are"
            value={me}
            onChange={(event) => become(event.currentTarget.value)}
          >
            {[...people.value.values()].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
                {roleOf(id) ? ` (${roleOf(id)})` : ''}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  )
}

/** "facilitator", but "IC". */
function wordFor(role: Parameters<typeof shortRole>[0]): string {
  const short = shortRole(role)
  return short === role ? role.toLowerCase() : short
}
