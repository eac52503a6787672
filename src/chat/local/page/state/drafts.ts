/** What was typed and not yet sent, for each person and place; each tab keeps its own through reloads. */
import { z } from 'zod'
import { drop, keep, kept } from './kept'
import { you } from './model'

/** The key of a place's draft: a channel or null for direct messages, and there a thread or null. */
export function draftKey(where: string | null, thread: string | null): string {
  return ['draft', you.value, where ?? 'direct', ...(thread === null ? [] : [thread])].join('.')
}

/** '' = nothing is kept. */
export function keptDraft(key: string): string {
  return kept(key, z.string(), true) ?? ''
}

export function keepDraft(key: string, text: string): void {
  if (text === '') drop(key, true)
  else keep(key, text, true)
}
