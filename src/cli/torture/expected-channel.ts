/** What the default script brings to the channel outside threads. */
import type { DrillRecord } from '../../drill/record'
import type { Cue } from '../../drill/record-course'

/** Keys in the order of their cues: the plan, what the clock brings, the board with the first alert, the summary. */
export function channelKeys({ cues }: DrillRecord): string[] {
  const clock = cues
    .filter((cue) => cue.elapsed !== null)
    .toSorted((a, b) => (a.elapsed ?? 0) - (b.elapsed ?? 0) || a.rank - b.rank)
  const keys = clock.flatMap(keyOf)
  const first = keys.findIndex((key) => key.startsWith('alert:'))
  const board = first < 0 ? [] : ['board']
  return ['planned', ...keys.slice(0, first + 1), ...board, ...keys.slice(first + 1), 'summary']
}

/** An overdue warning is recorded, not posted. */
function keyOf(cue: Cue): string[] {
  switch (cue.kind) {
    case 'phase':
    case 'alert':
      return [`${cue.kind}:${cue.subject}`]
    case 'played-message':
      return [`played:${cue.subject}`]
    case 'warning':
      return cue.state === 'skipped' ? [] : [`warning:${cue.subject}`]
    case 'reveal':
      return ['reveal']
    case 'start':
    case 'countdown':
    case 'verdicts':
    case 'finish':
    case 'report':
    case 'close':
    case 'handover':
    case 'run':
    case 'advice':
      return []
    default:
      return cue.kind satisfies never
  }
}
