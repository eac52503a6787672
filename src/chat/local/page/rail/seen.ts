/** What a person has looked at already, kept in the browser: the rest is new. */
import { effect, signal } from '@preact/signals'
import { z } from 'zod'
import { keep, kept } from '../state/kept'
import { entries, people, you } from '../state/model'
import { place } from '../state/place'

const positions = z.record(z.string(), z.number())
const direct = 'direct'

/** By channel id, or "direct": the position of the last entry seen by the present person. */
const seen = signal<Readonly<Record<string, number>>>({})
/** By person id: how much of what was said to them privately was seen. */
const privatelySeen = signal<Readonly<Record<string, number>>>({})

/** How many entries in a place (null = direct messages) came since it was looked at. */
export function unread(where: string | null): number {
  const last = seen.value[where ?? direct] ?? -1
  let count = 0
  for (const entry of entries.value.values()) {
    const counts = entry.channel === where && entry.position > last && entry.author !== you.value
    if (counts) count += 1
  }
  return count
}

/** How much was said to somebody privately since the host was that person. */
export function privatelyNew(personId: string): number {
  const all = people.value.get(personId)?.privately ?? 0
  return Math.max(0, all - (privatelySeen.value[personId] ?? 0))
}

/** Whoever looks at a place has seen what stands there. */
export function watchSeen(): void {
  privatelySeen.value = kept('privately', positions) ?? {}
  effect(() => {
    if (you.value !== '') seen.value = kept(`seen.${you.value}`, positions) ?? {}
  })
  effect(() => {
    const key = place.value.kind === 'channel' ? place.value.id : place.value.kind
    const where = key === direct ? null : key
    let last = seen.value[key] ?? -1
    for (const { channel, position } of entries.value.values()) {
      if (channel === where) last = Math.max(last, position)
    }
    if (you.value === '' || last <= (seen.value[key] ?? -1)) return
    seen.value = { ...seen.value, [key]: last }
    keep(`seen.${you.value}`, seen.value)
  })
  effect(() => {
    const all = people.value.get(you.value)?.privately ?? 0
    if (all <= (privatelySeen.value[you.value] ?? 0)) return
    privatelySeen.value = { ...privatelySeen.value, [you.value]: all }
    keep('privately', privatelySeen.value)
  })
}
