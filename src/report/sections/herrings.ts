/** A red herring's part of section 3. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { Block } from '../document'
import { figureWithOrigin, notRecorded } from '../figure-text'
import type { HerringHandling } from '../report'
import { field, fieldList, heading } from './blocks'
import { fixLines, hintLines } from './fix-lines'

export function herringBlocks(herring: HerringHandling, number: string): Block[] {
  const { calledNoise, firstCall, blames, spent } = herring
  const named = calledNoise.map(
    ({ after, by, team }) =>
      `${by ?? 'someone'}${team ? ' (for the team)' : ''} after ${formatDuration(after)}`,
  )
  return [
    heading(3, `${number} Red Herring — ${herring.name}`),
    field('Alert', `${herring.letter}, ${herring.service}, at ${formatClock(herring.delivered)}`),
    ...(herring.truth === '' ? [] : [field('What it was', herring.truth)]),
    ...fieldList('What cleared it', herring.clears),
    ...fieldList('Handling', [
      `Called noise after: ${figureWithOrigin(firstCall)}`,
      `Called noise by: ${named.length === 0 ? notRecorded : named.join(', ')}`,
      `Claims that blamed it: ${figureWithOrigin(blames)}`,
      `Person-time on it: ${figureWithOrigin(spent)}`,
    ]),
    ...some('Notes', [...herring.notes, ...hintLines(herring.hints)]),
    ...some('Noise observed', herring.noise),
    ...some('Work on noise', fixLines(herring.fix)),
    ...some('Lessons', herring.lessons),
  ]
}

function some(name: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : fieldList(name, lines)
}
