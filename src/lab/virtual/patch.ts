/** Puts a process's global timers on virtual time, so that libraries which know no other run on it too. */
import type { Timer, Timers } from './timers'

type Callback = (...values: unknown[]) => void

/** What `Date` shows at 0 ms: three in the morning of a day like any other. */
const start = Date.UTC(2026, 0, 14, 3)

/** What a library gets from setTimeout; that it is not the only thing alive is of no account here. */
class Handle {
  readonly #timers: Timers
  readonly #again: () => number
  readonly timer: Timer

  constructor(timers: Timers, timer: Timer, again: () => number) {
    this.#timers = timers
    this.timer = timer
    this.#again = again
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return true
  }

  refresh(): this {
    this.#timers.move(this.timer, this.#again())
    return this
  }

  close(): this {
    this.#timers.remove(this.timer)
    return this
  }
}

/** Returns what puts everything back. */
export function patchGlobals(timers: Timers, now: () => number): () => void {
  const RealDate = Date
  const dateNow = () => start + Math.floor(now())
  class VirtualDate extends RealDate {
    constructor(...values: unknown[]) {
      // Built by the real one, whatever it was called with.
      super(values.length === 0 ? dateNow() : Reflect.construct(RealDate, values).getTime())
    }
    static override now(): number {
      return dateNow()
    }
  }

  function set(ms: unknown, call: () => void, least: number): Handle {
    const length = lengthOf(ms, least)
    return new Handle(timers, timers.add(now() + length, call), () => now() + length)
  }
  const setTimeout = (then: Callback, ms?: unknown, ...values: unknown[]) =>
    set(ms, () => then(...values), 1)
  const setInterval = (then: Callback, ms?: unknown, ...values: unknown[]) => {
    const handle: Handle = set(
      ms,
      () => {
        // Put again before the call, which may clear it.
        handle.refresh()
        then(...values)
      },
      1,
    )
    return handle
  }
  const setImmediate = (then: Callback, ...values: unknown[]) => set(0, () => then(...values), 0)
  const clear = (handle: unknown) => {
    if (handle instanceof Handle) handle.close()
  }

  const restores = [
    replace(globalThis, 'setTimeout', setTimeout),
    replace(globalThis, 'setInterval', setInterval),
    replace(globalThis, 'setImmediate', setImmediate),
    replace(globalThis, 'clearTimeout', clear),
    replace(globalThis, 'clearInterval', clear),
    replace(globalThis, 'clearImmediate', clear),
    replace(globalThis, 'Date', VirtualDate),
    replace(performance, 'now', now),
  ]
  return () => {
    for (const restore of restores) restore()
  }
}

/** As Node takes it: what is no number, or is too small, is the least. */
function lengthOf(ms: unknown, least: number): number {
  const length = Number(ms)
  return length >= least && length < 2 ** 31 ? length : least
}

function replace(holder: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(holder, name)
  Object.defineProperty(holder, name, { value, configurable: true, writable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(holder, name)
    else Object.defineProperty(holder, name, before)
  }
}
