/** A red herring's part of section 3. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { Block } from '../document'
import { figureText, notRecorded, rangeText } from '../figure-text'
import { figureWithSource, type Origins } from '../origins'
import type { HerringHandling } from '../report'
import { field, fieldList, heading } from './blocks'
import { fixLines, hintLines } from './fix-lines'

export function herringBlocks(herring: HerringHandling, number: string, origins: Origins): Block[] {
  const { firstCall, blames, spent, misled, recovery, worked } = herring
  const told = (figure: typeof spent) => figureWithSource(figure, origins)
  return [
    heading(3, `${number} Red Herring — ${herring.name}`),
    field('Alert', `${herring.letter}, ${herring.service}, at ${formatClock(herring.delivered)}`),
    ...(herring.truth === '' ? [] : [field('What it was', herring.truth)]),
    ...fieldList('What cleared it', herring.clears),
    ...fieldList('Handling', [
      `Called noise after: ${told(firstCall)}`,
      `Called noise by: ${callers(herring)}`,
      `Claims that blamed it: ${told(blames)}`,
      `People it misled: ${told(misled)}`,
      ...(recovery.people.best ? [`Of them, called it noise later: ${recovered(recovery)}`] : []),
      `People on it: ${told(worked)}`,
      `Person-time on it: ${told(spent)}`,
    ]),
    ...some('Notes', [...herring.notes, ...hintLines(herring.hints)]),
    ...some('Noise observed', herring.noise),
    ...some('Work on noise', fixLines(herring.fix, origins)),
    ...some('Lessons', herring.lessons),
  ]
}

/** With each one's time where nobody was misled; else names and times apart, or no names at all. */
function callers({ calledNoise, callers: names, misled }: HerringHandling): string {
  if (calledNoise.length === 0) return notRecorded
  if (!misled.best?.value.gt(0))
    return calledNoise
      .map(
        ({ after, by, team }) =>
          `${by ?? 'someone'}${team ? ' (for the team)' : ''} after ${formatDuration(after)}`,
      )
      .join(', ')
  const times = calledNoise.map(({ after }) => formatDuration(after)).join(', ')
  const who =
    names.length === 0
      ? 'no names, for they would tell who was misled'
      : `${names.join(', ')}, in alphabetical order`
  return `${who}; after ${times}`
}

/** Nobody's own time stands in it. */
function recovered({ people, time }: HerringHandling['recovery']): string {
  const range = rangeText(time)
  const spread = range === null ? '' : `, range ${range}`
  return time.best
    ? `${figureText(people)}, ${figureText(time)} after it on average${spread}`
    : figureText(people)
}

function some(name: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : fieldList(name, lines)
}
