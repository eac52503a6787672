/** Bot Framework writes each token that it refuses to the console, so that strangers could fill it: at the door it is hushed. */
import { AsyncLocalStorage } from 'node:async_hooks'

const within = new AsyncLocalStorage<true>()
const { error: said } = console

/** For good, as other parts may print as ever. */
console.error = (...words: unknown[]) => {
  if (within.getStore() === undefined) said(...words)
}

/** What is thrown still is. */
export const hushed = <T>(work: () => Promise<T>): Promise<T> => within.run(true, work)
/** Inside it: as loud as ever. */
export const aloud = <T>(work: () => Promise<T>): Promise<T> => within.exit(work)
