/** A fix, its runs and hints as lines of a list. */
import { formatClock } from '../../drill/duration'
import { originText } from '../../drill/kpis/figure'
import { figureWithSource, type Origins } from '../origins'
import type { Chapter, FixAccount } from '../report'
import { typedLines } from '../text'
import { oneLine } from './blocks'

export function hintLines(hints: Chapter['hints']): string[] {
  return hints.map(
    ({ number, text, elapsed }) =>
      `Hint ${number} given at ${formatClock(elapsed)}: ${oneLine(text)}`,
  )
}

/** Time lost is told as such, not as less than nothing saved. */
function savedText({ saved }: FixAccount, origins: Origins): string {
  const { best } = saved
  if (!best?.value.isNegative()) return `time saved ${figureWithSource(saved, origins)}`
  const lost = { ...saved, best: { ...best, value: best.value.abs() } }
  return `time lost ${figureWithSource(lost, origins)}`
}

/** Empty = no fix. */
export function fixLines(fix: FixAccount | null, origins: Origins): string[] {
  if (!fix) return []
  const typed = fix.provenance === 'stated' ? 'by the team' : 'stated'
  const stated = fix.stated === null ? '' : `, ${typed} ${fix.stated}`
  return [
    `AI recommendation: ${oneLine(fix.recommendation)}`,
    ...(fix.remedies.length === 0
      ? []
      : [`Remedies: ${fix.remedies.map(({ key, value }) => `${key} ${value}`).join(', ')}`]),
    ...typedLines(fix.steps),
    `Human override: ${fix.override === '' ? 'none' : oneLine(fix.override)}`,
    `Outcome: ${fix.outcome} (${originText(fix.provenance, '%')}${stated}), predicted success ${figureWithSource(fix.predicted, origins)}`,
    `AI accuracy: ${figureWithSource(fix.accuracy, origins)}, ${savedText(fix, origins)}`,
    ...(fix.approvedBy === '' ? [] : [`Approved by ${oneLine(fix.approvedBy)}`]),
  ]
}
