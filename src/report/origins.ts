/** Where a figure comes from, in words for people: the records by their numbers in the appendix, or who stated it. */
import type { Figure, Provenance, Unit, Value } from '../drill/kpis/figure'
import { originText } from '../drill/kpis/figure'
import { amountText, figureText, notRecorded } from './figure-text'
import type { Report } from './report'

interface Origin {
  word: string
  plural: string
  /** As the appendix numbers them, from one; null = they have none. */
  number: number | null
  by: string | null
}
/** By the record's id. */
export type Origins = ReadonlyMap<string, Origin>

export function originsOf({ appendix, milestones }: Report): Origins {
  const numbered = (
    word: string,
    list: readonly { id: string; by?: string | null }[],
    plural = `${word}s`,
  ) =>
    list.map(({ id, by = null }, index): [string, Origin] => [
      id,
      { word, plural, number: index + 1, by },
    ])
  const survey = (id: string): [string, Origin] => [
    id,
    { word: 'answer', plural: 'answers', number: null, by: null },
  ]
  return new Map([
    ...milestones.map(({ alertId }): [string, Origin] => [
      alertId,
      { word: 'alert', plural: 'alerts', number: null, by: null },
    ]),
    // Claims may carry a name; a figure that is counted from them names nobody.
    ...numbered(
      'claim',
      appendix.claims.map(({ id }) => ({ id })),
    ),
    ...numbered('run', appendix.runs),
    ...numbered('check', appendix.checks),
    ...numbered('fix', appendix.fixes, 'fixes'),
    ...numbered('take', appendix.takes),
    ...numbered('finding', appendix.findings),
    ...numbered('guardrail', appendix.guardrails),
    ...numbered('debrief', appendix.debriefs),
    ...appendix.reflections.ids.map(survey),
  ])
}

/** "counted from claims 2, 4", "measured, virtual time, run 3", "stated by Ben Okoro". */
export function sourceText(
  provenance: Provenance,
  unit: Unit,
  rows: readonly string[],
  origins: Origins,
): string {
  return `${originText(provenance, unit)}${detail(provenance, rows, origins)}`
}

/** "18 min (counted from claim 2)": the figure, where it comes from, and what stands beside it. */
export function figureWithSource(figure: Figure, origins: Origins): string {
  const { unit, best, others } = figure
  if (!best) return notRecorded
  const beside = ({ value, provenance, rows }: Value) =>
    `${originText(provenance, unit)} ${amountText(value, unit)}${detail(provenance, rows, origins)}`
  const sources = [
    sourceText(best.provenance, unit, best.rows, origins),
    ...others.map(beside),
  ].join('; ')
  return `${figureText(figure)} (${sources})`
}

function detail(provenance: Provenance, rows: readonly string[], origins: Origins): string {
  const known = rows.flatMap((row) => origins.get(row) ?? [])
  const writers = [...new Set(known.flatMap(({ by }) => by ?? []))]
  if (provenance === 'stated' && writers.length > 0) return ` by ${joined(writers)}`
  const records = recordsText(known)
  if (records === '') return ''
  return provenance === 'counted' ? ` from ${records}` : `, ${records}`
}

/** Alerts go without saying where other records are named. */
function recordsText(known: readonly Origin[]): string {
  const words = [...new Set(known.map(({ word }) => word))]
  const telling = words.length > 1 ? words.filter((word) => word !== 'alert') : words
  return joined(
    telling.map((word) => {
      const all = known.filter((each) => each.word === word)
      const name = all.length === 1 ? word : (all[0]?.plural ?? word)
      const spans = spansOf(all.flatMap(({ number }) => number ?? []))
      return spans.length === 0 || spans.length > mostSpans
        ? `${all.length} ${name}`
        : `${name} ${spans.join(', ')}`
    }),
  )
}

/** More than so many are counted rather than listed. */
const mostSpans = 4

/** "1–3", "5": three neighbours or more are drawn together. */
function spansOf(numbers: readonly number[]): string[] {
  const spans: { from: number; to: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && number === last.to + 1) last.to = number
    else spans.push({ from: number, to: number })
  }
  return spans.flatMap(({ from, to }) => {
    if (from === to) return [`${from}`]
    return to === from + 1 ? [`${from}`, `${to}`] : [`${from}–${to}`]
  })
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1)
  return last === undefined || parts.length === 1
    ? (last ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${last}`
}
