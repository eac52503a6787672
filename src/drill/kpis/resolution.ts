/** Time to resolution (TTR): what people took, what the AI-assisted fix took. All in drill ms. */
import type { DrillRecord } from '../record'
import type { Catalogue } from '../scenario'
import { originOf } from '../stated'
import { type Case, scenarioCases } from './cases'
import { after, firstConfirmed } from './detection'
import { type Figure, figure, type Provenance, provenances, type Value, value } from './figure'
import { verifiedItems } from './verification'

export interface Resolution {
  human: Figure
  ai: Figure
  working: Figure
  plain: Figure
}

interface Moment {
  elapsed: number
  provenance: Provenance
  row: string
}

const rank = ({ provenance }: Moment) => provenances.indexOf(provenance)

/** Drill time from which AI counts: the AI-Assisted Fix's start, or the reveal if that came earlier; null = neither came. */
export function aiStart(record: DrillRecord): number | null {
  const phase = record.phases.find((each) => each.stage === 'ai-fix')?.started?.elapsed
  const moments = [phase, record.drill.revealedElapsed].filter(
    (moment) => moment !== null && moment !== undefined,
  )
  return moments.length === 0 ? null : Math.min(...moments)
}

/**
 * When a scenario was resolved, the best provenance first: its first counted run that holds, and its fix's verifying
 * check, from the answer on which it stays passed. A run counts from when it was asked for: then the fix was in place,
 * and neither the lab's queue nor the load takes anybody's time.
 */
function resolvedAt(each: Case, from: number): Moment[] {
  const run = each.runs.find(
    (candidate) => candidate.counted && candidate.verdict === 'holds' && candidate.asked >= from,
  )
  const item = each.scenario?.checks.at(-1)
  const given = verifiedItems(each).find((verified) => verified.item.key === item?.key)?.given ?? []
  const since = given.filter(({ check }) => check.stamp.elapsed >= from)
  const passed = each.fix ? since[since.findLastIndex(({ full }) => !full) + 1]?.check : undefined
  const moments: Moment[] = [
    ...(run ? [{ elapsed: run.asked, provenance: originOf(run), row: run.id }] : []),
    ...(passed
      ? [{ elapsed: passed.stamp.elapsed, provenance: 'counted' as const, row: passed.id }]
      : []),
  ]
  return moments.sort((a, b) => rank(a) - rank(b))
}

/** Real time at which the fix of an alert was verified, epoch ms; null = it is not, or the alert is noise. */
export function verifiedAt(
  record: DrillRecord,
  catalogue: Catalogue,
  alertId: string,
): number | null {
  const each = scenarioCases(record, catalogue).find(({ alert }) => alert.id === alertId)
  const from = aiStart(record)
  const row = each && from !== null ? resolvedAt(each, from)[0]?.row : undefined
  const found = [...record.runs, ...record.checks].find(({ id }) => id === row)
  return found?.stamp.at ?? null
}

/**
 * One scenario's TTR. Human part: alert → first confirmed claim. AI part: start of the AI-Assisted Fix
 * → resolved, which is when the first run that holds was asked for. Working: their sum. Plain: alert → resolved, waiting included.
 */
export function resolution(each: Case, from: number | null): Resolution {
  const claim = firstConfirmed(each)
  const moments = from === null ? [] : resolvedAt(each, from)
  const human = claim && value(after(each, claim), 'counted', [each.alert.id, claim.id])
  const ais = from === null ? [] : moments.map((moment) => spanTo(moment, from, []))
  const working = human
    ? ais.map((ai) => ({
        ...ai,
        value: ai.value.plus(human.value),
        rows: [...human.rows, ...ai.rows],
      }))
    : []
  return {
    human: figure('ms', human),
    ai: figure('ms', ...ais),
    working: figure('ms', ...working),
    plain: figure(
      'ms',
      ...moments.map((moment) => spanTo(moment, each.alert.delivered.elapsed, [each.alert.id])),
    ),
  }
}

function spanTo(moment: Moment, from: number, rows: readonly string[]): Value {
  return value(moment.elapsed - from, moment.provenance, [...rows, moment.row])
}

/**
 * Overall TTR. Plain: first alert, whichever it was → last resolved scenario. Working: without the
 * wait in between, so first alert → last of the resolved scenarios' first confirmed claims, plus start of the
 * AI-Assisted Fix → last resolved; not recorded where one of them was resolved without having been found.
 */
export function overallResolution(
  cases: readonly Case[],
  herrings: readonly Case[],
  from: number | null,
): { plain: Figure; working: Figure } {
  const first = Math.min(...[...cases, ...herrings].map(({ alert }) => alert.delivered.elapsed))
  const resolved =
    from === null
      ? []
      : cases.flatMap((each) => {
          const moment = resolvedAt(each, from)[0]
          return moment ? [{ each, moment }] : []
        })
  if (from === null || resolved.length === 0) return { plain: figure('ms'), working: figure('ms') }
  const last = Math.max(...resolved.map(({ moment }) => moment.elapsed))
  // A sum is no better than the worst of its parts.
  const worst = Math.max(...resolved.map(({ moment }) => rank(moment)))
  const provenance = provenances[worst] ?? 'stated'
  const rows = resolved.map(({ moment }) => moment.row)
  const share = { part: resolved.length, whole: cases.length }
  const claims = resolved.flatMap(({ each }) => firstConfirmed(each) ?? [])
  const found = Math.max(...claims.map((claim) => claim.stamp.elapsed))
  return {
    plain: figure('ms', value(last - first, provenance, rows, share)),
    working: figure(
      'ms',
      claims.length === resolved.length
        ? value(
            found - first + last - from,
            provenance,
            [...claims.map(({ id }) => id), ...rows],
            share,
          )
        : null,
    ),
  }
}
