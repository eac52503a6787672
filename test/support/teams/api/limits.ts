/** How much a bot may say: Teams' documented limits, in a window of time each. */
import type { State } from './state'
import type { TeamsCall } from './types'

type Windows = readonly (readonly [ms: number, calls: number])[]

/** One bot in one chat or channel; threads of a channel count together. */
const writing: Windows = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
]
/** Members of one chat or channel. */
const reading: Windows = [
  [1_000, 14],
  [2_000, 16],
  [30_000, 120],
  [3_600_000, 3_600],
]

const kindOf = ({ operation }: TeamsCall): 'writing' | 'reading' | null => {
  switch (operation) {
    case 'send':
    case 'reply':
    case 'edit':
    case 'delete':
    case 'create':
      return 'writing'
    case 'members':
    case 'member':
      return 'reading'
    case 'team':
    case 'channels':
    case 'token':
    case 'upload':
      return null
    default:
      return operation satisfies never
  }
}

/** A personal chat that is opened is one of its own. */
const spotOf = ({ operation, conversation, body }: TeamsCall): string =>
  operation === 'create' ? JSON.stringify(body.members) : conversation

/** Seconds until it may be said; null = now. */
export function tooMuch(state: State, call: TeamsCall): number | null {
  const kind = kindOf(call)
  if (kind === null || state.limits === 'none') return null
  const like = state.calls.filter(
    (each) => each !== call && each.took && kindOf(each) === kind && spotOf(each) === spotOf(call),
  )
  for (const [ms, most] of kind === 'writing' ? writing : reading) {
    const within = like.filter(({ at }) => at > call.at - ms)
    const first = within.at(-most)
    if (first !== undefined) return Math.max(1, Math.ceil((first.at + ms - call.at) / 1000))
  }
  return null
}
