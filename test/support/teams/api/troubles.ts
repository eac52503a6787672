/** Troubles on order: which call gets which, and rate limits that last. */
import type { State } from './state'
import type { TeamsApi, TeamsCall, Trouble, TroubleRule } from './types'

export interface Troubles {
  order: TeamsApi['fail']
  /** What strikes this call, or null; its count goes down. */
  strike(call: TeamsCall): Trouble | null
  /** Seconds that an ordered limit holds this call off; null = none does. */
  heldOff(call: TeamsCall): number | null
  limit(call: TeamsCall, seconds: number): void
}

/** What one pause covers: writing in a conversation, or reading its members. */
const keyOf = ({ operation, conversation }: TeamsCall): string => {
  const reads = operation === 'members' || operation === 'member'
  return `${reads ? 'read' : operation === 'create' ? 'create' : 'write'} ${conversation}`
}

export function createTroubles(state: State): Troubles {
  const rules = new Set<{ rule: TroubleRule; left: number; skip: number; struck: number }>()
  const limits: { key: string; until: number }[] = []

  const fits = ({ operation, conversation, when }: TroubleRule, call: TeamsCall) =>
    (operation === call.operation ||
      (operation === '*' && call.operation !== 'token' && call.operation !== 'upload')) &&
    (conversation === undefined || conversation === call.conversation) &&
    (when === undefined || when(call))

  return {
    order: (rule) => {
      const held = { rule, left: rule.times ?? 1, skip: rule.after ?? 0, struck: 0 }
      rules.add(held)
      return { struck: () => held.struck, callOff: () => void rules.delete(held) }
    },
    strike: (call) => {
      for (const held of rules) {
        if (held.left === 0 || !fits(held.rule, call)) continue
        if (held.skip > 0) {
          held.skip--
          continue
        }
        held.left--
        held.struck++
        return held.rule.does
      }
      return null
    },
    heldOff: (call) => {
      const now = state.clock.now()
      const limit = limits.find(({ key, until }) => key === keyOf(call) && until > now)
      return limit === undefined ? null : Math.max(1, Math.ceil((limit.until - now) / 1000))
    },
    limit: (call, seconds) =>
      void limits.push({ key: keyOf(call), until: state.clock.now() + seconds * 1000 }),
  }
}
