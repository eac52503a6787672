/** The Homes that people have open: published anew as their drills go on, each at most once in a while. */
import type { Clock } from '../../clock'
import type { Person } from '../../drill/record'
import { causeOf, type Log } from '../../log'
import type { Message } from '../../messages/message'
import { homeView } from './home'
import { codeOf, pauseOf } from './outcome'
import type { Web } from './web'

/** Real ms. Slack does not say when a Home is left, so it is kept up to date for a while. */
const watchedFor = 4 * 60 * 60_000
const apart = 5_000
/** Where Slack does not say how long. */
const longPause = 30_000
const most = 500

export interface Homes {
  opened(userId: string): Promise<void>
  /** Somebody's drill may have changed. */
  wake(): void
  stop(): void
}

interface Parts {
  web: Pick<Web, 'call'>
  personOf: (userId: string) => Promise<Person>
  homeOf: (person: Person) => Promise<Message>
  clock: Clock
  log: Log
}

interface Watched {
  until: number
  /** What stands there. */
  shown: string
  /** Real time before which it is not published again. */
  notBefore: number
}

export function createHomes({ web, personOf, homeOf, clock, log }: Parts): Homes {
  const watched = new Map<string, Watched>()
  let cancel: (() => void) | null = null
  let stopped = false
  /** Real time before which Slack wants no Home of anybody. */
  let heldUntil = 0

  const publish = async (userId: string, home: Watched) => {
    const message = await homeOf(await personOf(userId))
    const view = homeView(message.parts, () => null)
    const shown = JSON.stringify(view)
    if (shown === home.shown) return
    home.notBefore = clock.now() + apart
    await web.call('views.publish', { user_id: userId, view })
    home.shown = shown
  }

  const attempt = async (userId: string, home: Watched) => {
    try {
      await publish(userId, home)
    } catch (error) {
      const code = codeOf(error)
      const pause = pauseOf(error) ?? (code === 'ratelimited' ? longPause : null)
      if (pause !== null) heldUntil = clock.now() + pause
      log.warn({ user: userId, why: code ?? causeOf(error) }, 'A Home could not be shown.')
      if (code !== null && pause === null) watched.delete(userId)
    }
  }

  const round = async () => {
    cancel = null
    const now = clock.now()
    for (const [userId, home] of watched) {
      if (stopped) return
      if (home.until < now) watched.delete(userId)
      else if (heldUntil <= clock.now() && home.notBefore <= now) await attempt(userId, home)
    }
    // What changed within the pause is shown after it.
    const soonest = Math.min(...[...watched.values()].map(({ notBefore }) => notBefore))
    const next = Math.max(soonest, heldUntil)
    if (!stopped && Number.isFinite(next) && next > now && cancel === null)
      cancel = clock.after(Math.max(100, next - clock.now()), round)
  }

  return {
    opened: async (userId) => {
      const before = watched.get(userId)
      const until = clock.now() + watchedFor
      const home: Watched = { until, shown: '', notBefore: before?.notBefore ?? 0 }
      watched.delete(userId)
      watched.set(userId, home)
      const [oldest] = watched.keys()
      if (watched.size > most && oldest !== undefined) watched.delete(oldest)
      if (heldUntil <= clock.now()) await attempt(userId, home)
      else cancel ??= clock.after(heldUntil - clock.now(), round)
    },
    wake: () => {
      if (watched.size > 0 && !stopped) cancel ??= clock.after(250, round)
    },
    stop: () => {
      stopped = true
      cancel?.()
    },
  }
}
