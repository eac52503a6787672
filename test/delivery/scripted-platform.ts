import type { Address, Delivered, Found, Platform } from '../../src/chat/platform'
import type { Message } from '../../src/messages/message'

type Call =
  | { kind: 'post'; at: number; to: Address; key: string; message: Message }
  | { kind: 'update'; at: number; to: Address; id: string; message: Message }
  | { kind: 'find'; at: number; to: Address; key: string; around: number }

type Sending = Exclude<Call, { kind: 'find' }>

export interface Scripted extends Platform {
  calls: Call[]
  /** What people see: posts in their order, as last edited. */
  shown: { id: string; key: string; message: Message }[]
  /** Texts of what is shown. */
  texts(): string[]
  /** What the next tries come to, instead of success; `carry` does it as a healthy platform would. */
  behave: (call: Sending, carry: () => Delivered) => Delivered | Promise<Delivered>
  answer: (call: Extract<Call, { kind: 'find' }>, truth: Found) => Found | Promise<Found>
}

/** A platform that keeps what it is given, and fails as it is told. */
export function scriptedPlatform(now: () => number): Scripted {
  const platform: Scripted = {
    name: 'transcript',
    calls: [],
    shown: [],
    texts: () => platform.shown.map((each) => each.message.fallback),
    behave: (_, carry) => carry(),
    answer: (_, truth) => truth,
    post: async (to, message, key) => {
      const call: Call = { kind: 'post', at: now(), to, key, message }
      platform.calls.push(call)
      return platform.behave(call, () => {
        const id = `m${platform.shown.length + 1}`
        platform.shown.push({ id, key, message })
        return { kind: 'sent', id }
      })
    },
    update: async (to, id, message) => {
      const call: Call = { kind: 'update', at: now(), to, id, message }
      platform.calls.push(call)
      return platform.behave(call, () => {
        const posted = platform.shown.find((each) => each.id === id)
        if (!posted) return { kind: 'refused', why: 'no such message' }
        posted.message = message
        return { kind: 'sent', id }
      })
    },
    find: async (to, key, around) => {
      const call: Call = { kind: 'find', at: now(), to, key, around }
      platform.calls.push(call)
      const posted = platform.shown.find((each) => each.key === key)
      return platform.answer(call, posted ? { kind: 'found', id: posted.id } : { kind: 'absent' })
    },
  }
  return platform
}

/** A promise to settle by hand. */
export function held<T>() {
  let release: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    release = resolve
  })
  return { promise, release: (value: T) => release(value) }
}
