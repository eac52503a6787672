/** The single records behind the figures, without whoever must not be named, nor a time at which somebody joined or took an alert. */
import { arrived } from '../drill/alerts'
import { commonChecks } from '../drill/check-items'
import type { Appendix } from './accounts'
import { runAccount } from './fix-account'
import { type Material, namedAuthor } from './material'

export function appendix(material: Material): Appendix {
  const { record, claims, catalogue } = material
  const alerts = arrived(record)
  const letterOf = (alertId: string) => alerts.find(({ id }) => id === alertId)?.letter ?? ''
  const items = [...catalogue.scenarios.flatMap(({ checks }) => checks), ...commonChecks]
  return {
    claims: claims.map((claim) => ({
      id: claim.id,
      letter: letterOf(claim.alertId),
      kind: claim.kind,
      noise: claim.noise,
      cause: claim.cause,
      evidence: claim.evidence,
      disproof: claim.disproof,
      confidence: claim.confidence,
      elapsed: claim.stamp.elapsed,
      superseded: claim.supersededBy !== null,
      verdict: claim.verdict,
      by: namedAuthor(material, claim),
    })),
    hints: record.hints.map(({ id, number, text, alertId, stamp }) => ({
      id,
      number,
      text,
      letter: letterOf(alertId),
      elapsed: stamp.elapsed,
    })),
    checks: record.checks.map(({ id, item, answer, alertId, stamp }) => ({
      id,
      item,
      answer,
      letter: letterOf(alertId),
      label: items.find(({ key }) => key === item)?.label ?? item,
      elapsed: stamp.elapsed,
    })),
    runs: record.runs.map((run) => ({ ...runAccount(run), letter: letterOf(run.alertId) })),
    pauses: record.pauses.map(({ reason, from, until }) => ({
      reason,
      elapsed: from.elapsed,
      length: until ? until.at - from.at : null,
    })),
    cues: record.cues.flatMap(({ kind, elapsed, state, late }) =>
      elapsed === null || !(late || state === 'skipped')
        ? []
        : [{ kind, elapsed, fate: state === 'skipped' ? ('skipped' as const) : ('late' as const) }],
    ),
    revisions: revisionCounts(material),
  }
}

function revisionCounts({ record }: Material): Appendix['revisions'] {
  const counts = new Map<string, number>()
  for (const { collection } of record.revisions)
    counts.set(collection, (counts.get(collection) ?? 0) + 1)
  return [...counts].map(([collection, count]) => ({ collection, count }))
}
