/** What the adviser advised, what the team did, what held. All of it from the record; nobody is named. */
import { Decimal } from 'decimal.js'
import { type AdvisedRemedy, adviceDetail, type Card, type Shadow } from '../advice-detail'
import { advisedPlan, shadowOf } from '../adviser'
import { ownPlanOf } from '../own-plans'
import type { DrillRecord } from '../record'
import type { Advice, OwnPlan } from '../record-adviser'
import type { Run, RunVerdict } from '../record-work'
import type { Catalogue } from '../scenario'
import { originOf } from '../stated'
import { suggestVerdict } from '../suggestion'
import { alike } from '../trials'
import type { Case, CaseRun } from './cases'
import { type Figure, figure, share, type Value, value } from './figure'
import { aiStart } from './resolution'

const minute = 60_000

type Remedies = Readonly<Record<string, string>>

/** One alert's three plans, each with the run that tried it. */
export interface Plans {
  own: OwnPlan | null
  advice: Advice | null
  card: Card | null
  advised: readonly AdvisedRemedy[]
  /** The final plan: what the first counted run tried, before any run had spoken; else the fix's. Null = none. */
  final: Remedies | null
  ran: { own: Run | null; advised: Run | null; final: CaseRun | null }
  /** The first counted run that holds. */
  held: CaseRun | null
}

export function plansOf(record: DrillRecord, each: Case): Plans {
  const own = ownPlanOf(record, each.alert.id)
  const given = advisedPlan(record, each.alert.id)
  const card = given?.detail.card ?? null
  const counted = each.runs.filter((run) => run.counted)
  const [first = null] = counted
  const fixed = each.fix && Object.keys(each.fix.remedies).length > 0 ? each.fix.remedies : null
  const tried = (remedies: Remedies | undefined) =>
    (remedies &&
      Object.keys(remedies).length > 0 &&
      each.runs.find((run) => alike(run.remedies, remedies))) ||
    null
  return {
    own,
    advice: given?.advice ?? null,
    card,
    advised: given?.detail.remedies ?? [],
    final: first?.remedies ?? fixed,
    ran: { own: tried(own?.remedies), advised: tried(card?.remedies), final: first },
    held: counted.find(({ verdict }) => verdict === 'holds') ?? null,
  }
}

/** AI accuracy, measured: advised remedies that help ÷ advised. Of plans that were tried; null = none was. */
export function measuredAccuracy(plans: readonly Plans[]): Value | null {
  const tried = plans.flatMap(({ advised, ran }) =>
    ran.advised ? [{ advised, run: ran.advised }] : [],
  )
  const all = tried.flatMap(({ advised }) => advised)
  const measured = tried.every(({ run }) => originOf(run) === 'measured')
  return share(
    all.filter(({ does }) => does === 'helps').length,
    all.length,
    measured ? 'measured' : 'stated',
    tried.map(({ run }) => run.id),
  )
}

/** The adviser's prediction against the run of its plan, in %: 1 − |predicted − after| ÷ |before − after|, not below 0. */
export function advisedPrediction({ card, ran }: Plans): Value | null {
  const run = ran.advised
  if (!card || !run || originOf(run) === 'stated') return null
  const change = new Decimal(run.before).minus(run.after).abs()
  if (change.isZero()) return null
  const miss = new Decimal(card.predicted).minus(run.after).abs()
  const accuracy = Decimal.max(0, new Decimal(1).minus(miss.div(change))).mul(100)
  return value(accuracy, 'measured', [run.id])
}

export const overrideStandings = ['good', 'costly', 'no difference', 'not tried'] as const
export type OverrideStanding = (typeof overrideStandings)[number]

const worth: Readonly<Record<RunVerdict, number>> = {
  holds: 3,
  partial: 2,
  hides: 2,
  fails: 1,
  harms: 0,
}

/** Whether the final plan is another than the advised one, and what their runs say to that; null = it is not. */
export function overrideOf({ card, final, ran }: Plans): OverrideStanding | null {
  if (!card || !final || alike(card.remedies, final)) return null
  if (!ran.advised || !ran.final) return 'not tried'
  const gain = worth[ran.final.verdict] - worth[ran.advised.verdict]
  return gain > 0 ? 'good' : gain < 0 ? 'costly' : 'no difference'
}

/** Trust that was misplaced: `over` = left a right plan for wrong advice, `under` = kept from right advice. Null = can't be said. */
export function relianceOf({ ran }: Plans): 'over' | 'under' | 'neither' | null {
  const { own, advised, final } = ran
  if (!own || !advised || !final) return null
  const [mine, its, end] = [own, advised, final].map(({ verdict }) => verdict === 'holds')
  if (end) return 'neither'
  if (mine && !its) return 'over'
  return !mine && its ? 'under' : 'neither'
}

/**
 * Time saved in minutes: from the opening of the fixes to an own plan that holds, less the time from the card to
 * the counted run that holds. Negative = the advice cost time. Null = not comparable, as one of them never held.
 */
export function measuredSaving(
  record: DrillRecord,
  { own, advice, ran, held }: Plans,
): Value | null {
  const start = aiStart(record)
  const given = advice?.ended?.elapsed
  if (!own || !held || given === undefined || start === null) return null
  if (ran.own?.verdict !== 'holds' || held.asked < given) return null
  const alone = new Decimal(own.stamp.elapsed).minus(start)
  const together = new Decimal(held.asked).minus(given)
  const origin = originOf(held) === 'measured' && originOf(ran.own) === 'measured'
  const rows = [...new Set([ran.own.id, held.id])]
  return value(alone.minus(together).div(minute), origin ? 'measured' : 'stated', rows)
}

/** Steps of the three that were left out, in words for people. */
export function skippedSteps({ own, advice, final, ran }: Plans, approvedBy: string): string[] {
  if (final === null && own === null && advice === null) return []
  const late = ran.final && advice?.ended && ran.final.asked < advice.ended.elapsed
  return [
    ...(own ? [] : ['no plan of the team’s own']),
    ...(advice
      ? late
        ? ['the card came after the first counted run']
        : []
      : ['no card asked for']),
    ...(final && approvedBy === '' ? ['no approver named'] : []),
    ...(final ? [] : ['no final plan']),
  ]
}

/** The adviser's sealed claim on an alert, and whether it was right; null = it made none. */
export function shadowStanding(
  record: DrillRecord,
  catalogue: Catalogue,
  each: Case,
): { shadow: Shadow; right: boolean | null; alertId: string } | null {
  const advice = shadowOf(record, each.alert.id)
  const detail = advice && adviceDetail(advice)
  if (!advice || detail?.kind !== 'shadow') return null
  const { shadow } = detail
  const said = {
    noise: shadow.noise,
    cause: shadow.noise ? null : shadow.text,
    evidence: '',
  }
  const right = each.alert.herring
    ? shadow.noise
    : each.scenario &&
      suggestVerdict(said, each.scenario, catalogue.herrings).verdict === 'confirmed'
  return { shadow, right, alertId: each.alert.id }
}

/** How many of some alerts the sealed claims were right on, in %. */
export function shadowShare(
  record: DrillRecord,
  catalogue: Catalogue,
  cases: readonly Case[],
): Figure {
  const told = cases.flatMap((each) => shadowStanding(record, catalogue, each) ?? [])
  const judged = told.filter(({ right }) => right !== null)
  const right = judged.filter((each) => each.right)
  return figure(
    '%',
    share(
      right.length,
      judged.length,
      'counted',
      judged.map(({ alertId }) => alertId),
    ),
  )
}

/** Was AI used before its phase? How many said so, of those who answered. */
export function earlyAi(record: DrillRecord): Figure {
  const answers = record.reflections.flatMap(({ earlyAi: said }) => said ?? [])
  const yes = answers.filter((said) => said === 'yes').length
  return figure(
    'count',
    answers.length === 0 ? null : value(yes, 'counted', [], { part: yes, whole: answers.length }),
  )
}
