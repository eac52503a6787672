/**
 * Sends a drill's evidence to a collector of the team's own, as it unfolds. The book is the queue: what could
 * not be sent is read again later, so a collector that is down costs no memory and never holds a drill up.
 */
import {
  type Collector,
  createCollector,
  type OtlpSource,
  type Part,
  type Signal,
} from './otlp/collect'
import { type Sent, send } from './otlp/send'

export type { OtlpSource } from './otlp/collect'

export interface OtlpOptions {
  /** OTEL_EXPORTER_OTLP_ENDPOINT: the base address. */
  endpoint: string
  source: OtlpSource
  /** World ms from which there is evidence. */
  from: number
  /** World ms up to which an earlier export has sent all; null = there was none. */
  sent: number | null
  /** Called with world ms once everything up to then is sent. */
  onSent: (until: number) => void
  /** Epoch ms that 03:00 of the world stands for. */
  zero: number
  /** World ms of the drill's present moment, asked before each look: nothing later is read or sent. */
  present: () => number
  /** Runs `fn` once after so many real ms; returns what cancels it. */
  after: (ms: number, fn: () => void) => () => void
  log: { info(text: string): void; warn(text: string): void }
  /** 0 ≤ x < 1. */
  random?: () => number
}

export interface OtlpExport {
  /** Resolves once what is in hand is sent or given up. */
  idle(): Promise<void>
  /** Lets go of what is in hand; at once. */
  stop(): Promise<void>
}

/** Real ms between two looks. */
const every = 5_000
const timeout = 10_000
const tries = 4
/** Real ms until a collector that was down is tried again; doubled up to the longest. */
const firstRest = 60_000
const longestRest = 600_000
/** No drill lasts longer. */
const longestAsked = 86_400_000
/** World ms looked at in one go, so that no look takes long. */
const stretch = 60_000

/** Starts at once. Never throws and never rejects: what goes wrong is a line in the log. */
export function startOtlp(options: OtlpOptions): OtlpExport {
  const { log, random = Math.random } = options
  const stopping = new AbortController()
  const begins = Math.floor(options.from) - 1
  const collector: Collector = createCollector(options.source, options.zero, options.sent)
  const unwanted = new Set<Signal>()
  const said = new Set<string>()
  let cursor = Math.max(begins, options.sent ?? begins)
  let told = cursor
  let waiting: Part[] = []
  let rest = 0
  let cancel = () => {}
  let hand: Promise<void> = Promise.resolve()

  /** Each sentence once: a collector that goes on saying the same is no news. */
  const warn = (text: string) => {
    if (!said.has(text)) log.warn(text)
    said.add(text)
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (stopping.signal.aborted) return resolve()
      const end = () => {
        cancelPause()
        stopping.signal.removeEventListener('abort', end)
        resolve()
      }
      const cancelPause = options.after(ms, end)
      stopping.signal.addEventListener('abort', end)
    })

  const ship = (part: Part): Promise<Sent> =>
    send(part, {
      endpoint: options.endpoint,
      // After a failure one try tells enough.
      tries: rest > 0 ? 1 : tries,
      timeout,
      signal: stopping.signal,
      pause,
      random,
    })

  /** Told once, until it has taken something again. `least`: real ms that it asks for. */
  const takeARest = (why: string, least = 0) => {
    if (rest === 0) log.warn(`${why} The drill goes on without it.`)
    const usual = Math.min(longestRest, rest === 0 ? firstRest : rest * 2)
    rest = Math.max(usual, Math.min(longestAsked, least))
  }

  /** Whether the round goes on with the next part: this one is done with, one way or the other. */
  async function deliver(part: Part): Promise<boolean> {
    if (unwanted.has(part.signal)) return true
    const sent = await ship(part)
    if (stopping.signal.aborted) return false
    switch (sent.kind) {
      case 'sent':
        if (rest > 0) log.info('The OTLP collector answers again.')
        rest = 0
        if (sent.rejected > 0) {
          warn(`The OTLP collector took only a part of some ${part.signal}.`)
        }
        return true
      case 'refused':
        if (sent.status >= 500) {
          // What it failed at is not sent again; what follows is, once it has had a rest.
          waiting = waiting.slice(1)
          takeARest(`The OTLP collector answers with ${sent.status}.`)
          return false
        }
        // One that is too large or too odd is left out; anything else goes for all that follow.
        if (sent.status !== 400 && sent.status !== 413) unwanted.add(part.signal)
        warn(`The OTLP collector refuses ${part.signal} with ${sent.status}.`)
        return true
      case 'down':
        takeARest('The OTLP collector does not answer.')
        return false
      case 'later':
        takeARest(`The OTLP collector wants nothing for ${Math.ceil(sent.ms / 1000)} s.`, sent.ms)
        return false
      default:
        return sent satisfies never
    }
  }

  async function round(): Promise<void> {
    let present = Math.floor(options.present())
    while (!stopping.signal.aborted) {
      const [next] = waiting
      if (next !== undefined) {
        if (!(await deliver(next))) return
        waiting = waiting.slice(1)
        continue
      }
      if (told !== cursor) options.onSent(cursor)
      told = cursor
      if (cursor >= present) {
        // Time goes on while it works; for less than a look's distance it would never be done.
        const now = Math.floor(options.present())
        if (now - present < every) return
        present = now
      }
      const until = Math.min(cursor + stretch, present)
      if (!(until > cursor)) return
      waiting = collector.collect(cursor, until)
      cursor = until
      // A quiet stretch sends nothing, and catching up must not hold others up.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  function look(): void {
    hand = round()
      .catch(() => warn('The evidence could not be read for the OTLP collector.'))
      .then(() => {
        if (!stopping.signal.aborted) cancel = options.after(rest > 0 ? rest : every, look)
      })
  }
  look()

  return {
    idle: () => hand,
    stop: async () => {
      stopping.abort()
      cancel()
      await hand
    },
  }
}
