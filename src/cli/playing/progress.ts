/** A drill as it goes, a line for each thing said, on standard output. */
import type { Platform } from '../../chat/platform'
import type { Transcript } from '../../chat/transcript/transcript'
import { formatClock } from '../../drill/duration'

export interface Progress {
  /** Drill time now; null before the start. */
  clock: () => number | null
  line(text: string): void
  /** The same place, with each new post shown as it comes. */
  watched(transcript: Transcript): Platform
}

export function showProgress(): Progress {
  const progress: Progress = {
    clock: () => null,
    line: (text) => {
      const at = progress.clock()
      const first = (text.split('\n')[0] ?? '').slice(0, 110)
      process.stdout.write(`${(at === null ? '' : formatClock(at)).padStart(5)}  ${first}\n`)
    },
    watched: (transcript) => ({
      ...transcript,
      post: async (to, message, key) => {
        const posted = await transcript.post(to, message, key)
        if (to.user === null)
          progress.line(to.thread === null ? message.fallback : `  ↳ ${message.fallback}`)
        return posted
      },
    }),
  }
  return progress
}
