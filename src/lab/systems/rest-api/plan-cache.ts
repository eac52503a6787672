/** Plans that users-api has asked for before. */
import type { LabClock } from '../../virtual/clock'
import type { Choices } from './choices'

/** ms that a plan is kept for when nothing else ends it. */
const longest = 60_000

export interface PlanCache {
  /** The version that is kept; null = it must be asked for. */
  find(user: number): number | null
  /** Called before a plan is asked for; what it returns keeps the answer, unless it was overtaken. */
  expect(user: number): (version: number) => void
  /** The plan has changed. */
  forget(user: number): void
}

export function createPlanCache(kind: Choices['cache'], clock: LabClock): PlanCache {
  const kept = new Map<number, { version: number; at: number }>()
  const forgotten = new Map<number, number>()
  const timesForgotten = (user: number) => forgotten.get(user) ?? 0
  switch (kind) {
    case 'off':
      return { find: () => null, expect: () => () => {}, forget: () => {} }
    case 'age':
      return { find, expect, forget: () => {} }
    case 'invalidated':
      return { find, expect, forget }
    default:
      throw new Error(kind satisfies never)
  }

  function find(user: number): number | null {
    const found = kept.get(user)
    return found !== undefined && clock.now() - found.at < longest ? found.version : null
  }

  function expect(user: number): (version: number) => void {
    const before = timesForgotten(user)
    return (version) => {
      // An answer that was under way when the plan changed may be the old one.
      if (timesForgotten(user) === before) kept.set(user, { version, at: clock.now() })
    }
  }

  function forget(user: number): void {
    forgotten.set(user, timesForgotten(user) + 1)
    kept.delete(user)
  }
}
