/** What the parts of the evidence page share: the desk, and what can be done with a find. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from './desk'

export interface Bench {
  desk: Desk
  /** What the button says that copies a line, and what is copied with it: the way by which others open that line. */
  copying: string
  wayTo: (lineId: string) => string
  /** Puts the words into a claim; answers with a sentence that says what has come of it. */
  use: (words: string, services: readonly string[]) => Promise<string>
}

export const BenchContext = createContext<Bench | null>(null)

export function useBench(): Bench {
  const bench = useContext(BenchContext)
  if (bench === null) throw new Error('Nothing of the evidence is drawn outside its page.')
  return bench
}
