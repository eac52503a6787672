/** Work beside a drill goes on only while the drill still waits for it. */
import type { Clock } from '../clock'

/** Real ms. */
const lookEvery = 500

interface Watched {
  /** Fires once it is not waited for any more. */
  over: AbortSignal
  end(): void
}

/** Looks now and then, until `end`, whether it is still waited for; a look that fails says nothing. */
export function whileWaiting(clock: Clock, waits: () => Promise<boolean>): Watched {
  const over = new AbortController()
  let cancel = () => {}
  let ended = false
  const look = () => {
    cancel = clock.after(lookEvery, () => {
      // Not awaited: a clock that is moved by hand would wait for the work.
      waits().then(
        (still) => {
          if (!still) over.abort()
          else if (!ended) look()
        },
        () => {
          if (!ended) look()
        },
      )
    })
  }
  look()
  return {
    over: over.signal,
    end: () => {
      ended = true
      cancel()
    },
  }
}
