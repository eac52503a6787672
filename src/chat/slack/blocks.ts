/** A neutral message as Block Kit. What is too long is cut, and the cut is seen. */
import type { types } from '@slack/bolt'
import type { Message, Part } from '../../messages/message'
import { gathered } from './gather'
import { limits } from './limits'
import { context } from './lines'
import { partBlocks, type Resolve } from './parts'
import { fallbackText } from './text'

export interface SlackMessage {
  text: string
  blocks: types.KnownBlock[]
}

/** One post; `resolve` finds its pictures. */
export function slackMessage(message: Message, resolve: Resolve): SlackMessage {
  return { text: fallbackText(message.fallback), blocks: fitted(message.parts, 'message', resolve) }
}

interface Run {
  kind: Part['kind']
  blocks: types.KnownBlock[]
}

const rooms = {
  message: { blocks: limits.blocksOfMessage, words: limits.wordsOfMessage },
  /** A view is measured in bytes, 250 KB; words and what is around them stay well below it so. */
  home: { blocks: limits.blocksOfView, words: 40_000 },
} as const

/** Each text as long as Slack takes it; where that is too much in all, shorter ones. */
const lengths = [limits.section, 1_200, 500, 200] as const

/**
 * The blocks of some parts, as many as one post or one Home takes. Texts are shortened first, then the last
 * parts are left out and counted; what ends the message, buttons and a clock, stays.
 */
export function fitted(
  parts: readonly Part[],
  surface: keyof typeof rooms,
  resolve: Resolve,
): types.KnownBlock[] {
  const room = rooms[surface]
  const close = gathered(parts)
  for (const longest of lengths) {
    const runs = rendered(close, surface, resolve, longest)
    const ruled = withRules(runs)
    if (fits(ruled, room)) return ruled
    const bare = runs.flatMap(({ blocks }) => blocks)
    if (fits(bare, room)) return bare
  }
  return firstOf(rendered(close, surface, resolve, lengths[lengths.length - 1] ?? 0), room)
}

function rendered(
  parts: readonly Part[],
  surface: keyof typeof rooms,
  resolve: Resolve,
  longest: number,
): Run[] {
  const titleAt = parts.findIndex(({ kind }) => kind === 'heading')
  const tableAt = surface === 'message' ? parts.findIndex(({ kind }) => kind === 'table') : -1
  return parts.map((part, at) => ({
    kind: part.kind,
    blocks: partBlocks(part, {
      at,
      isTitle: at === titleAt,
      mayTable: at === tableAt,
      longest,
      resolve,
    }),
  }))
}

/** A rule before each section but the title, and where several things are asked, such as verdicts, between them. */
function withRules(runs: readonly Run[]): types.KnownBlock[] {
  const seen = runs.filter(({ blocks }) => blocks.length > 0)
  const titleAt = seen.findIndex(({ kind }) => kind === 'heading')
  const asksSeveral = seen.filter(({ kind }) => kind === 'buttons').length > 1
  return seen.flatMap(({ kind, blocks }, at) => {
    const before = seen[at - 1]?.kind
    const isSection = kind === 'heading' && at > titleAt
    const isNextItem = asksSeveral && before === 'buttons' && kind !== 'buttons' && kind !== 'clock'
    return isSection || isNextItem ? [{ type: 'divider' as const }, ...blocks] : blocks
  })
}

interface Room {
  blocks: number
  words: number
}

function fits(blocks: readonly types.KnownBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && wordsIn(blocks) <= room.words
}

function firstOf(runs: readonly Run[], room: Room): types.KnownBlock[] {
  const footAt = beginOfFoot(runs)
  const foot = runs.slice(footAt).flatMap(({ blocks }) => blocks)
  const kept: types.KnownBlock[] = []
  let shown = 0
  for (const { blocks } of runs.slice(0, footAt)) {
    if (!fits([...kept, ...blocks, ...leftOut(runs.length), ...foot], room)) break
    kept.push(...blocks)
    shown += 1
  }
  return [...kept, ...leftOut(footAt - shown), ...foot]
}

/** The last row of buttons, and a clock below it. */
function beginOfFoot(runs: readonly Run[]): number {
  let at = runs.length
  if (runs[at - 1]?.kind === 'clock') at -= 1
  if (runs[at - 1]?.kind === 'buttons' && (runs[at - 1]?.blocks.length ?? 0) <= 2) at -= 1
  return at
}

const leftOut = (count: number) =>
  context([
    `… and ${count} more parts, which do not fit one message here. `,
    { kind: 'code', text: '/drill help' },
    ' tells which word lists them.',
  ])

/** Characters that a reader sees, or hears read out. */
function wordsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + wordsIn(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (typeof each === 'string' ? (seen.has(key) ? each.length : 0) : wordsIn(each)),
    0,
  )
}
const seen = new Set(['text', 'alt_text', 'fallback'])
