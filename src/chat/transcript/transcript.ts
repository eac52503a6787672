/** A place without people: what is said there stands in a file. For rehearsals and tests. */
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../../clock'
import type { Platform } from '../platform'
import { type Entry, readTranscript, wholeLines } from './read'

export interface Transcript extends Platform {
  /** Everything that was written, in its order. */
  entries(): Entry[]
}

/**
 * Opens a transcript, made with its folder where it doesn't exist; a line that a crash tore is cut off.
 * Each entry is on the disk when its promise resolves. It is honest: a key that is posted twice
 * stands there twice.
 */
export function openTranscript(path: string, clock: Clock): Transcript {
  mkdirSync(dirname(path), { recursive: true })
  appendFileSync(path, '')
  const bytes = readFileSync(path)
  const whole = wholeLines(bytes)
  if (whole.length < bytes.length) truncateSync(path, whole.length)

  const write = (entry: Omit<Entry, 'at'>) => {
    const line = `${JSON.stringify({ at: clock.now(), ...entry } satisfies Entry)}\n`
    appendFileSync(path, line, { flush: true })
    return { kind: 'sent', id: entry.id } as const
  }
  const entries = () => readTranscript(path)
  const keys = new Map(entries().map(({ id, key }) => [id, key]))

  return {
    name: 'transcript',
    entries,
    post: async (to, message, key) => {
      const id = randomUUID()
      keys.set(id, key)
      return write({ kind: 'post', id, key, to, message })
    },
    update: async (to, id, message) => {
      // Another process may have posted it.
      const key = keys.get(id) ?? entries().find((entry) => entry.id === id)?.key
      if (key === undefined) return { kind: 'refused', why: 'no such message' }
      return write({ kind: 'update', id, key, to, message })
    },
    find: async (_, key) => {
      const posted = entries().find((entry) => entry.key === key)
      return posted ? { kind: 'found', id: posted.id } : { kind: 'absent' }
    },
  }
}
