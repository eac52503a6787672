/** What the room shows, worked out once for bar, log and panel. */
import { computed } from '@preact/signals'
import type { Channel, Panel } from '../../wire'
import { channel, channels } from '../state/model'
import { place } from '../state/place'

/** The channel of the address itself; in direct messages the one looked at last. Null = none such. */
export const shown = computed((): Channel | null => {
  const { value } = place
  if (value.kind === 'channel') return channels.value.find(({ id }) => id === value.id) ?? null
  return channel.value
})

export const shownPanel = computed((): Panel | null => shown.value?.panel ?? null)
