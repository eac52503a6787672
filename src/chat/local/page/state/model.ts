/** What the page knows: filled by the stream, read by everything that draws. */
import { computed, signal } from '@preact/signals'
import type { Channel, Entry, Session, WirePerson, WireReport } from '../../wire'
import { place } from './place'

export const session = signal<Session | null>(null)
export const people = signal<ReadonlyMap<string, WirePerson>>(new Map())
/** Names of those who play in samples, by id. */
export const cast = signal<ReadonlyMap<string, string>>(new Map())
export const channels = signal<readonly Channel[]>([])
export const reports = signal<readonly WireReport[]>([])
export const entries = signal<ReadonlyMap<string, Entry>>(new Map())

/** `refused`: this browser's key is not right, and trying again would not help. */
export type Connection = 'connecting' | 'live' | 'away' | 'refused'
export const connection = signal<Connection>('connecting')
/** The bot runs another build than this page was made with. */
export const outdated = signal(false)

/** The bot's clock, epoch ms; goes on with every second. */
export const now = signal(Date.now())
const skew = signal(0)
export function setClock(botNow: number): void {
  skew.value = botNow - Date.now()
  now.value = botNow
}
export function tickClock(): void {
  now.value = Date.now() + skew.value
}

export const you = computed(() => session.value?.you ?? '')
export const isHost = computed(() => session.value?.host ?? false)

/** The channel that is looked at; in direct messages and elsewhere the one looked at last. */
export const lastChannel = signal<string | null>(null)
export const channel = computed((): Channel | null => {
  const { value } = place
  const wanted = value.kind === 'channel' ? value.id : lastChannel.value
  return channels.value.find(({ id }) => id === wanted) ?? channels.value[0] ?? null
})

export function nameOf(personId: string): string {
  return (
    people.value.get(personId)?.name ?? cast.value.get(personId) ?? 'someone who is no longer here'
  )
}

export function takeEntries(fresh: readonly Entry[]): void {
  const all = new Map(entries.value)
  for (const entry of fresh) all.set(entry.id, entry)
  entries.value = all
}

/** What is said in one place (a channel's id, null = direct messages): roots in order, replies by root. */
export function logOf(where: string | null): {
  roots: Entry[]
  replies: ReadonlyMap<string, Entry[]>
} {
  const here = [...entries.value.values()]
    .filter((entry) => entry.channel === where)
    .sort((a, b) => a.position - b.position)
  const replies = new Map<string, Entry[]>()
  for (const entry of here) {
    if (entry.thread !== null) {
      const below = replies.get(entry.thread)
      if (below) below.push(entry)
      else replies.set(entry.thread, [entry])
    }
  }
  return { roots: here.filter((entry) => entry.thread === null), replies }
}

/** Forgets what only the last person may know. */
export function forget(): void {
  entries.value = new Map()
  channels.value = []
}
