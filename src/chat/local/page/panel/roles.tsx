import './roles.css'
import type { Panel } from '../../wire'
import { Avatar } from '../people/avatar'
import { shortNameOf } from '../people/initials'
import { nameOf } from '../state/model'

type Role = Panel['roles'][number]['role']

/** In the order of a call: who leads, who speaks, who writes, who looks. */
const order: readonly Role[] = [
  'Incident Commander',
  'Communications',
  'Scribe',
  'Responder',
  'Observer',
  'Facilitator',
]
/** One person holds each of these, so an empty one is worth a word. */
const wanted: readonly Role[] = order.slice(0, 3)

export function Roles({ panel }: { panel: Panel }) {
  const here = new Set(panel.roles.flatMap(({ people }) => people))
  return (
    <section class="panel-section">
      <header class="panel-section-head">
        <h3>{panel.state === 'planned' ? 'Who joined' : 'Roles'}</h3>
        <span>{here.size} here</span>
      </header>
      <dl class="roles">
        {order.map((role) => {
          const people = panel.roles.find((each) => each.role === role)?.people ?? []
          if (people.length === 0 && !wanted.includes(role)) return null
          return (
            <div key={role} class="role">
              <dt>{people.length > 1 ? `${role}s` : role}</dt>
              <dd>
                {people.length === 0 && <span class="role-open">open</span>}
                {people.map((personId) => (
                  <span key={personId} class="role-person" title={nameOf(personId)}>
                    <Avatar personId={personId} size={20} />
                    <bdi>{shortNameOf(personId)}</bdi>
                  </span>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
