/** What a line that begins with "/" may become. */
import type { z } from 'zod'
import type { wordSchema } from '../../wire'

export type CommandWord = z.infer<typeof wordSchema>

/** The words that fit what is typed, while the word itself is being typed; else none. */
export function completions(line: string, words: readonly CommandWord[]): readonly CommandWord[] {
  const begun = begunWord(line)
  return begun === null ? [] : words.filter(({ word }) => word.startsWith(begun))
}

/** "/", "/dri", "/drill " → "", "/drill h" and "/h" → "h"; null = no word is being typed. */
function begunWord(line: string): string | null {
  const typed = line.toLowerCase()
  if (typed !== '' && '/drill'.startsWith(typed)) return ''
  const [, begun = null] = /^\/(?:drill\s+)?([a-z]*)$/.exec(typed) ?? []
  return begun
}

/** The line that a word makes; a word that takes more is left open for it. */
export function lineOf({ word, takes }: CommandWord): string {
  return `/drill ${word}${takes === '' ? '' : ' '}`
}

/** The line says all of a word, or "/drill" alone, which asks for help: it can be sent. */
export function isWhole(line: string, words: readonly CommandWord[]): boolean {
  const typed = line.trim().toLowerCase()
  return typed === '/drill' || words.some(({ word }) => typed === `/drill ${word}`)
}

/** What is still missing of the word, to be shown after what is typed; '' = nothing that fits. */
export function restOf(line: string, word: CommandWord | undefined): string {
  if (word === undefined || !/^\/drill /i.test(line)) return ''
  const whole = `/drill ${word.word}`
  return whole.startsWith(line.toLowerCase()) ? whole.slice(line.length) : ''
}
