/** Which of the host's small dialogs is open. */
import { signal } from '@preact/signals'
import type { WirePerson } from '../../wire'

export type Asked =
  | { kind: 'add person' }
  | { kind: 'rename'; person: WirePerson }
  | { kind: 'invite'; person: WirePerson }
  | { kind: 'add channel' }

export const asked = signal<Asked | null>(null)
