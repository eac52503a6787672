/** How a team got from an alert to a system that holds. Each is a length of drill time after the alert, in ms. */
import type { DrillRecord } from '../record'
import { originOf } from '../stated'
import type { Case, JudgedClaim } from './cases'
import { after } from './detection'
import { type Figure, figure, type Provenance, value } from './figure'
import { noiseCalls } from './herrings'

interface Found {
  id: string
  elapsed: number
  provenance: Provenance
}

/**
 * First evidence: the first record on the alert that holds some. That is a claim with its evidence filled in, a
 * finding with notes, an answer to a check, or a run of the unfixed system.
 */
export function firstEvidence(each: Case, { findings }: DrillRecord): Figure {
  const seen = [
    ...each.claims.filter(({ evidence }) => evidence !== ''),
    ...findings.filter(({ alertId, notes }) => alertId === each.alert.id && notes !== ''),
    ...each.checks,
    ...each.runs.filter(({ remedies }) => Object.keys(remedies).length === 0),
  ].map(({ id, stamp }): Found => ({ id, elapsed: stamp.elapsed, provenance: 'counted' }))
  return timeTo(each, earliest(seen))
}

/** First right hypothesis: the first claim of a cause that was confirmed at least in part; of a herring, its first noise call. */
export function firstRight(each: Case): Figure {
  const right = each.alert.herring ? noiseCalls(each)[0] : each.claims.find(isRight)
  return figure(
    'ms',
    right ? value(after(each, right), 'counted', [each.alert.id, right.id]) : null,
  )
}

function isRight({ noise, verdict }: JudgedClaim): boolean {
  return !noise && (verdict === 'confirmed' || verdict === 'partly')
}

/** Of a herring: the team's own word that it is noise, whatever a verdict says. */
export function agreedNoise(herring: Case): Figure {
  const call = noiseCalls(herring).find(({ kind }) => kind === 'team')
  return figure(
    'ms',
    call ? value(after(herring, call), 'counted', [herring.alert.id, call.id]) : null,
  )
}

/** Fixed: the fix was recorded, or its first counted run asked for, whichever came first. */
export function firstFixed(each: Case): Figure {
  const run = each.runs.find(({ counted }) => counted)
  const fixes = each.fix ? [each.fix] : []
  return timeTo(
    each,
    earliest([
      ...fixes.map(
        ({ id, stamp }): Found => ({
          id,
          elapsed: stamp.elapsed,
          provenance: 'counted',
        }),
      ),
      ...(run ? [{ id: run.id, elapsed: run.asked, provenance: originOf(run) } as const] : []),
    ]),
  )
}

function earliest(all: readonly Found[]): Found | null {
  return all.reduce<Found | null>(
    (first, each) => (first === null || each.elapsed < first.elapsed ? each : first),
    null,
  )
}

function timeTo({ alert }: Case, found: Found | null): Figure {
  return figure(
    'ms',
    found && value(found.elapsed - alert.delivered.elapsed, found.provenance, [alert.id, found.id]),
  )
}
