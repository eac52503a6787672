/** What a person is in the channel that is shown. */
import type { Panel } from '../../wire'
import { shownPanel } from '../frame/shown'

type Role = Panel['roles'][number]['role']

export function roleOf(personId: string): Role | null {
  const held = shownPanel.value?.roles.find(({ people }) => people.includes(personId))
  return held?.role ?? null
}

/** As it fits beside a name. */
export function shortRole(role: Role): string {
  switch (role) {
    case 'Incident Commander':
      return 'IC'
    case 'Communications':
      return 'Comms'
    case 'Facilitator':
    case 'Scribe':
    case 'Responder':
    case 'Observer':
      return role
    default:
      return role satisfies never
  }
}
