/** What was said before the page came: asked for piece by piece. */
import { signal } from '@preact/signals'
import { earlierAnswer } from '../../wire'
import { logOf, takeEntries, you } from '../state/model'
import { request } from '../state/request'

export type Earlier =
  | { kind: 'asking' }
  | { kind: 'more' }
  /** The log's beginning is there. */
  | { kind: 'all' }
  | { kind: 'failed'; why: string }

const known = signal<ReadonlyMap<string, Earlier>>(new Map())
const keyOf = (where: string | null) => `${you.value} ${where ?? 'direct'}`

/** Null = nobody has asked yet. */
export const earlierOf = (where: string | null) => known.value.get(keyOf(where)) ?? null

/** Asks for what came before the oldest entry of a place. */
export async function showEarlier(where: string | null): Promise<void> {
  const key = keyOf(where)
  if (known.value.get(key)?.kind === 'asking') return
  const set = (state: Earlier) => {
    known.value = new Map(known.value).set(key, state)
  }
  set({ kind: 'asking' })
  const { roots, replies } = logOf(where)
  const all = [...roots, ...[...replies.values()].flat()]
  const before = Math.min(...all.map(({ position }) => position), Number.MAX_SAFE_INTEGER)
  const query = new URLSearchParams({ before: String(before) })
  if (where !== null) query.set('channel', where)
  const answer = await request(`/local/entries?${query}`, earlierAnswer)
  if (!answer.ok) return set({ kind: 'failed', why: answer.error })
  // Meanwhile another person may sit here, who may not know it.
  if (key === keyOf(where)) takeEntries(answer.value.entries)
  set({ kind: answer.value.more ? 'more' : 'all' })
}
