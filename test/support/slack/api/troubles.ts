/** Troubles on order: which call gets which, and rate limits that last. */
import type { State } from './state'
import type { Json, SlackApi, Trouble, TroubleRule } from './types'

export interface Struck {
  method: string
  arguments: Json
  team: string
}

interface Limit {
  key: string
  until: number
}

export interface Troubles {
  order: SlackApi['trouble']
  /** What strikes this call, or null; its count goes down. */
  strike(call: Struck): Trouble | null
  /** Seconds that a limit holds this call off; null = none does. */
  heldOff(call: Struck): number | null
  limit(call: Struck, seconds: number): void
}

/** A 429 holds off a method in a workspace; of chat.postMessage a channel of it. */
function limitKey({ method, arguments: given, team }: Struck, state: State): string {
  const channel = method === 'chat.postMessage' ? conversation(String(given.channel), state) : ''
  return `${team} ${method} ${channel}`
}

/** A person's id means the direct conversation with the bot. */
const conversation = (id: string, { channels, grants }: State): string =>
  [...channels.values()].find(
    ({ kind, members }) =>
      kind === 'im' &&
      members.includes(id) &&
      grants.some(({ botUser }) => members.includes(botUser)),
  )?.id ?? id

export function createTroubles(state: State): Troubles {
  const rules = new Set<{ rule: TroubleRule; left: number; skip: number; struck: number }>()
  const limits: Limit[] = []

  const fits = ({ method, channel, when }: TroubleRule, call: Struck) =>
    (method === '*' || method === call.method) &&
    (channel === undefined ||
      [call.arguments.channel, call.arguments.channel_id].includes(channel)) &&
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
        const { does } = held.rule
        if (does.kind === 'images-refused' && !hasImage(call.arguments)) continue
        held.left--
        held.struck++
        return does
      }
      return null
    },
    heldOff: (call) => {
      const now = state.clock.now()
      const limit = limits.find(({ key, until }) => key === limitKey(call, state) && until > now)
      return limit === undefined ? null : Math.max(1, Math.ceil((limit.until - now) / 1000))
    },
    limit: (call, seconds) =>
      void limits.push({ key: limitKey(call, state), until: state.clock.now() + seconds * 1000 }),
  }
}

const hasImage = (given: Json): boolean =>
  JSON.stringify([given.blocks, given.view]).includes('"type":"image"')
