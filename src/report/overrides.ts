/** What humans changed of the AI's advice, and what came of it. */
import { type Case, lastCountedRun } from '../drill/kpis/cases'
import { figure, value } from '../drill/kpis/figure'
import { outcomeOf } from '../drill/kpis/fixes'
import type { OverrideAccount } from './beyond'
import { fixAccount, runAccount } from './fix-account'
import type { Material } from './material'

/** What people type where they changed nothing. */
const nothing = /^(?:no|none|nothing|n\/?a|[-–—])[.!]?$/i

/** Whether a human changed something of the advice. */
export function isOverride(text: string): boolean {
  return text.trim() !== '' && !nothing.test(text.trim())
}

/** By the alerts' arrival, work on noise included. */
export function overrides({ cases, herrings }: Material): OverrideAccount[] {
  return [...cases, ...herrings]
    .sort((a, b) => a.alert.delivered.elapsed - b.alert.delivered.elapsed)
    .flatMap(override)
}

function override(each: Case): OverrideAccount[] {
  const account = fixAccount(each)
  const outcome = outcomeOf(each)
  if (!each.fix || !account || !outcome || !isOverride(account.override)) return []
  const last = lastCountedRun(each)
  const run = last && runAccount(last)
  const { letter, service } = each.alert
  return [
    {
      fixId: each.fix.id,
      letter,
      service,
      recommendation: account.recommendation,
      override: account.override,
      outcome: account.outcome,
      provenance: account.provenance,
      rows: [outcome.row],
      verdict: run?.verdict ?? null,
      predicted: account.predicted,
      found: figure('%', run?.after == null ? null : value(run.after, run.provenance, [run.id])),
      saved: account.saved,
    },
  ]
}
