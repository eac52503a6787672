/** What the checks of a run say, in words: what was held and where, and what was not. */
import type { Run } from '../drill/record-work'
import { type MeasuredCheck, runDetail } from '../drill/run-detail'
import { lengthOf, valueWithUnit } from './pictures/figures'

/** Where a check was made, by how its name begins; the alert's own load is not named. */
const elsewhere = [
  { start: 'hold-out load: ', words: 'under the hold-out load' },
  { start: 'another seed: ', words: 'on another seed' },
] as const
const shown = 'under the shown load'

interface Place {
  words: string
  checks: readonly MeasuredCheck[]
}

/** "held under the shown load, failed under the hold-out load: P95 0.62 s (limit 0.5 s)"; null = no fix was measured. */
export function checksInWords({ detail }: Pick<Run, 'detail'>): string | null {
  const checks = runDetail(detail)?.fixed?.checks ?? []
  if (checks.length === 0) return null
  const places = placesOf(checks)
  const held = places.filter((place) => place.checks.every(({ passed }) => passed))
  const failed = places.filter((place) => !held.includes(place))
  return [
    ...(held.length === 0 ? [] : [`held ${joined(held.map(({ words }) => words))}`]),
    ...failed.map(
      (place) =>
        `failed ${place.words}: ${place.checks
          .filter(({ passed }) => !passed)
          .map(failure)
          .join(', ')}`,
    ),
  ].join('; ')
}

/** A place where nothing was checked is none. */
function placesOf(checks: readonly MeasuredCheck[]): Place[] {
  const away = elsewhere.map(({ start, words }) => ({
    words,
    checks: checks
      .filter(({ name }) => name.startsWith(start))
      .map((check) => ({ ...check, name: check.name.slice(start.length) })),
  }))
  const here = checks.filter(({ name }) => !elsewhere.some(({ start }) => name.startsWith(start)))
  return [{ words: shown, checks: here }, ...away].filter((place) => place.checks.length > 0)
}

function failure({ name, value, limit, unit }: MeasuredCheck): string {
  return `${name} ${figure(value, unit)} (limit ${figure(limit, unit)})`
}

const figure = (value: number, unit: string) =>
  unit === 'ms' ? lengthOf(value) : valueWithUnit(value, unit)

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
