/** Timers that are due on virtual time: the earliest first, of equals the one that was set first. */

export interface Timer {
  due: number
  order: number
  fire: () => void
  isSet: boolean
}

export interface Timers {
  add(due: number, fire: () => void): Timer
  /** A timer that has fired or was taken back is put again under a new time. */
  move(timer: Timer, due: number): void
  remove(timer: Timer): void
  /** Taken out, so that it fires once; null = nothing is due ever. */
  takeNext(): Timer | null
}

export function createTimers(): Timers {
  const heap: Timer[] = []
  let set = 0

  function put(timer: Timer): void {
    heap.push(timer)
    rise(heap, heap.length - 1)
  }

  function takeFirst(): Timer | null {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined) return null
    if (heap.length > 0) {
      heap[0] = last
      sink(heap)
    }
    return first
  }

  function remove(timer: Timer): void {
    const index = heap.indexOf(timer)
    timer.isSet = false
    if (index < 0) return
    const last = heap.pop()
    if (last === undefined || last === timer) return
    heap[index] = last
    rise(heap, index)
    sink(heap, index)
  }

  return {
    add(due, fire) {
      set += 1
      const timer = { due, order: set, fire, isSet: true }
      put(timer)
      return timer
    },
    move(timer, due) {
      remove(timer)
      set += 1
      Object.assign(timer, { due, order: set, isSet: true })
      put(timer)
    },
    remove,
    takeNext() {
      const timer = takeFirst()
      if (timer !== null) timer.isSet = false
      return timer
    },
  }
}

const isBefore = (one: Timer, other: Timer) =>
  one.due < other.due || (one.due === other.due && one.order < other.order)

function rise(heap: Timer[], from: number): void {
  for (let at = from; at > 0; ) {
    const above = (at - 1) >> 1
    if (!swapIfBefore(heap, at, above)) return
    at = above
  }
}

function sink(heap: Timer[], from = 0): void {
  for (let at = from; ; ) {
    const left = heap[2 * at + 1]
    const right = heap[2 * at + 2]
    if (left === undefined) return
    const child = right !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
    if (!swapIfBefore(heap, child, at)) return
    at = child
  }
}

function swapIfBefore(heap: Timer[], lower: number, upper: number): boolean {
  const one = heap[lower]
  const other = heap[upper]
  if (one === undefined || other === undefined || !isBefore(one, other)) return false
  heap[upper] = one
  heap[lower] = other
  return true
}
