/** What a no is: it is told to one person, says what would work, and changes nothing. */
import { expect } from 'vitest'
import type { Reply } from '../../src/commands/command'
import type { Stage } from './stage'
import { wordsOf } from './stage'

/** Everything that a no may not touch: the channel's drills whole, and what was posted to anybody. */
export async function snapshot(stage: Stage, channelIds: readonly string[]): Promise<string> {
  const records: unknown[] = []
  for (const channelId of channelIds)
    for (const { id } of await stage.app.store.drillsOf(channelId))
      records.push(await stage.app.store.drill(id))
  return JSON.stringify([records, stage.transcript.entries().length])
}

/** Our own words: sentences that end, no shouting, nothing of a library or of an error's trace. */
function plainSentence(words: string, what: string): void {
  expect(words, what).not.toBe('')
  expect(words, what).not.toMatch(/Invalid|expected|received|undefined|NaN|\bnull\b|Error|prisma/i)
  const own = words.replace(/You wrote: [\s\S]*/, 'You wrote.')
  expect(own, what).not.toContain('!')
  expect(own.trim(), what).toMatch(/[.?]$/)
}

/** A private sentence or field errors; gives back the words. */
export function isNo(what: string, reply: Reply): string {
  expect(['private', 'errors'], `${what}: ${JSON.stringify(reply)}`).toContain(reply.kind)
  const words = wordsOf(reply)
  plainSentence(words, what)
  return words
}

/** Carries out what must be refused, and looks that nothing moved. Gives back the words of the no. */
export async function refusal(
  stage: Stage,
  channelId: string,
  what: string,
  go: () => Promise<Reply>,
): Promise<{ words: string; reply: Reply }> {
  const before = await snapshot(stage, [channelId])
  const reply = await go()
  const words = isNo(what, reply)
  const same = (await snapshot(stage, [channelId])) === before
  expect(same, `${what} changed something, and answered: ${words}`).toBe(true)
  return { words, reply }
}

/** A refused form: the sentence stands at this field and at no other, so the form stays as it was filled. */
export async function refusedAt(
  stage: Stage,
  channelId: string,
  field: string,
  what: string,
  go: () => Promise<Reply>,
): Promise<string> {
  const { reply, words } = await refusal(stage, channelId, what, go)
  expect(reply.kind === 'errors' ? Object.keys(reply.errors) : words, what).toEqual([field])
  return words
}
