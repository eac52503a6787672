/** SQLite answers at once, so a busy moment of the database is one long breath in which no timer and no request has its turn. */
import { setImmediate as turn } from 'node:timers/promises'

/** Real ms of work at a stretch. */
const longest = 4

/** Lets everything else have its turn where the database has worked for a while. */
export function breathing(now: () => number = () => performance.now()): () => Promise<void> {
  let since = now()
  let waiting: Promise<void> | null = null
  const breathe = async () => {
    await turn()
    since = now()
    waiting = null
  }
  return async () => {
    if (now() - since < longest) return
    waiting ??= breathe()
    await waiting
  }
}
