/** What was verified of the scenarios: by runs where there are some, else by checks. */
import { commonChecks, ownCheck } from '../check-items'
import type { Debrief } from '../record-lessons'
import type { Check, Run, RunVerdict } from '../record-work'
import type { CheckItem } from '../scenario'
import { originOf } from '../stated'
import { type Case, idsOf, lastCountedRun } from './cases'
import { type Figure, figure, mean, share, value } from './figure'

/** One check item of a scenario with every answer to it, the ones given before the reveal included. */
export interface Verified {
  item: CheckItem
  given: readonly { check: Check; full: boolean }[]
  /** What the last counted run says of it, and whether that was measured; null = nothing. */
  measured: { run: Run; full: boolean; provenance: 'measured' | 'stated' } | null
}

/** The scenario's check items in its order. */
export function verifiedItems(each: Case): Verified[] {
  const { scenario } = each
  if (!scenario) return []
  const run = lastCountedRun(each)
  return scenario.checks.map((item) => ({
    item,
    given: each.checks
      .filter((check) => ownCheck(scenario, check.item)?.key === item.key)
      .map((check) => ({ check, full: isFull(check, scenario.checks) })),
    measured: run && measuredBy(run, item),
  }))
}

/** Whether an answer is its item's full one ("Complete", "Passed", "Yes"), under the scenario's key or a common one. */
function isFull(check: Check, own: readonly CheckItem[]): boolean {
  return [...own, ...commonChecks].some(
    (item) => item.key === check.item && item.answers[0] === check.answer,
  )
}

/** A run that harms or hides a failure passes or breaks one limit or another: of a service level alone it says nothing. */
const serviceLevel: Record<RunVerdict, boolean | null> = {
  holds: true,
  partial: false,
  fails: false,
  hides: null,
  harms: null,
}

/** A stated verdict says whether a fix stands; a service level nobody has seen. */
function measuredBy(run: Run, item: CheckItem): Verified['measured'] {
  const provenance = originOf(run)
  const full =
    item.kind === 'stress'
      ? run.verdict === 'holds'
      : item.kind === 'sla' && provenance === 'measured'
        ? serviceLevel[run.verdict]
        : null
  return full === null ? null : { run, full, provenance }
}

/** Share of observability checks in %: complete counts whole, partial half. `pick` takes the first or the last answer of each. */
export function observability(cases: readonly Case[], pick: 'first' | 'last'): Figure {
  const answers = cases.flatMap(verifiedItems).flatMap(({ item, given }) => {
    const answer = pick === 'first' ? given[0] : given.at(-1)
    return item.kind === 'observability' && answer ? [answer] : []
  })
  const complete = { part: answers.filter(({ full }) => full).length, whole: answers.length }
  const shares = answers.map(({ full }) => (full ? 100 : 50))
  return figure(
    '%',
    mean(
      shares,
      'counted',
      answers.map(({ check }) => check.id),
      complete,
    ),
  )
}

/** Correlation completeness: the share of observability checks that are complete as last answered; beside it, or instead, what the facilitator states. */
export function correlation(cases: readonly Case[], debrief: Debrief | null): Figure {
  const stated = debrief?.correlation ?? null
  return figure(
    '%',
    observability(cases, 'last').best,
    debrief && stated !== null ? value(stated, 'stated', [debrief.id]) : null,
  )
}

/**
 * Stress-test success in %: scenarios whose last counted run holds ÷ those with one, the measured ones alone and,
 * where some are stated, with them; and stress checks passed ÷ answered.
 */
export function stressSuccess(cases: readonly Case[]): Figure {
  const runs = cases.flatMap((each) => lastCountedRun(each) ?? [])
  const measured = runs.filter((run) => originOf(run) === 'measured')
  return figure(
    '%',
    held(measured, 'measured'),
    checkedStress(cases, 'last'),
    measured.length < runs.length ? held(runs, 'stated') : null,
  )
}

function held(runs: readonly Run[], provenance: 'measured' | 'stated') {
  const holding = runs.filter((run) => run.verdict === 'holds')
  return share(holding.length, runs.length, provenance, idsOf(runs))
}

/** Stress checks passed ÷ answered, in %, by their first or last answers. */
export function checkedStress(cases: readonly Case[], pick: 'first' | 'last') {
  const answers = cases.flatMap(verifiedItems).flatMap(({ item, given }) => {
    const answer = pick === 'first' ? given[0] : given.at(-1)
    return item.kind === 'stress' && answer ? [answer] : []
  })
  const passed = answers.filter(({ full }) => full)
  return share(
    passed.length,
    answers.length,
    'counted',
    answers.map(({ check }) => check.id),
  )
}

/**
 * SLA / latency targets, in % of the scenarios' SLA items that are met. Not recorded while an item is
 * open and none is failed: then nobody can say.
 */
export function slaTargets(cases: readonly Case[]): Figure {
  const items = cases.flatMap(verifiedItems).filter(({ item }) => item.kind === 'sla')
  const stated = items.map(({ given }) => given.at(-1) ?? null)
  const best = items.map(({ measured }, index) => measured ?? stated[index] ?? null)
  const measured = items.some((item) => item.measured) ? verdictOn(best, 'measured') : null
  return figure('%', measured, verdictOn(stated, 'counted'))
}

type Answer = { full: boolean } & ({ run: Run } | { check: Check })

function verdictOn(answers: readonly (Answer | null)[], provenance: 'measured' | 'counted') {
  const known = answers.filter((answer) => answer !== null)
  const open = known.length < answers.length
  if (open && known.every(({ full }) => full)) return null
  const rows = known.map((answer) => ('run' in answer ? answer.run.id : answer.check.id))
  return share(known.filter(({ full }) => full).length, answers.length, provenance, rows)
}
