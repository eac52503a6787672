/** A fix, its runs and hints as lines of a list. */
import { formatClock } from '../../drill/duration'
import { figureWithOrigin } from '../figure-text'
import type { Chapter, FixAccount } from '../report'
import { typedLines } from '../text'
import { oneLine } from './blocks'

export function hintLines(hints: Chapter['hints']): string[] {
  return hints.map(
    ({ number, text, elapsed }) =>
      `Hint ${number} given at ${formatClock(elapsed)}: ${oneLine(text)}`,
  )
}

/** Empty = no fix. */
export function fixLines(fix: FixAccount | null): string[] {
  if (!fix) return []
  const stated = fix.stated === null ? '' : `, stated ${fix.stated}`
  return [
    `AI recommendation: ${oneLine(fix.recommendation)}`,
    ...(fix.remedies.length === 0
      ? []
      : [`Remedies: ${fix.remedies.map(({ key, value }) => `${key} ${value}`).join(', ')}`]),
    ...typedLines(fix.steps),
    `Human override: ${fix.override === '' ? 'none' : oneLine(fix.override)}`,
    `Outcome: ${fix.outcome} (${fix.provenance}${stated}), predicted success ${figureWithOrigin(fix.predicted)}`,
    `AI accuracy: ${figureWithOrigin(fix.accuracy)}, time saved ${figureWithOrigin(fix.saved)}`,
    ...(fix.approvedBy === '' ? [] : [`Approved by ${oneLine(fix.approvedBy)}`]),
  ]
}
