/** Moments of the fixes and of the drill's course. */
import { Decimal } from 'decimal.js'
import { formatDuration } from '../../drill/duration'
import type { Pause, PauseReason } from '../../drill/record'
import type { Run, RunVerdict } from '../../drill/record-work'
import { originOf } from '../../drill/stated'
import { amountText } from '../figure-text'
import type { Material } from '../material'
import { isOverride } from '../overrides'
import { excerpt } from '../text'
import { type Finding, most, postOf } from './finding'

/** Percentage points between predicted and measured success. */
const tellingMiss = 10

const outcomes: Readonly<Record<RunVerdict, string>> = {
  holds: 'it holds',
  hides: 'it hides the symptom and leaves the cause',
  partial: 'it helps in part',
  fails: 'it fails',
  harms: 'it breaks what was whole',
}

/** The counted run that fell furthest from its prediction; one that hides or harms tells in any case. */
export function surprise({ cases }: Material): Finding {
  const runs = cases.flatMap(({ alert, runs: all }) =>
    all.flatMap((run) => {
      const miss = run.counted ? missOf(run) : null
      const tells = run.verdict === 'hides' || run.verdict === 'harms'
      return miss && (tells || miss.abs().gte(tellingMiss)) ? [{ alert, run, miss }] : []
    }),
  )
  const found = most(runs, ({ miss }) => miss.abs().toNumber())
  if (!found) return null
  const { alert, run, miss } = found
  const way = miss.isPositive() ? 'better' : 'worse'
  const than = miss.isZero() ? 'as well as' : `${way} than`
  return {
    elapsed: run.stamp.elapsed,
    text: `The fix for ${alert.letter} does ${than} predicted, ${percent(run.after)} success where ${percent(run.predicted ?? '0')} were expected: ${outcomes[run.verdict]}.`,
    post: postOf('run', run.id),
    rows: [run.id],
  }
}

const percent = (amount: string) => amountText(new Decimal(amount), '%')

/** Measured less predicted success, in percentage points. */
function missOf(run: Run): Decimal | null {
  if (run.predicted === null || originOf(run) === 'stated') return null
  return new Decimal(run.after).minus(run.predicted)
}

/** The first fix in which a human changed the advice. */
export function override({ cases }: Material): Finding {
  const [found] = cases
    .flatMap(({ alert, fix }) => (fix && isOverride(fix.override) ? [{ alert, fix }] : []))
    .sort((a, b) => a.fix.stamp.elapsed - b.fix.stamp.elapsed)
  if (!found) return null
  const { alert, fix } = found
  return {
    elapsed: fix.stamp.elapsed,
    text: `The team overrides the AI’s advice on ${alert.letter}: “${excerpt(fix.override)}”.`,
    post: postOf('alert', alert.id),
    rows: [fix.id],
  }
}

/** The first counted run whose fix held. */
export function firstHolding({ cases }: Material): Finding {
  const held = cases.flatMap(({ alert, runs }) =>
    runs.filter((run) => run.counted && run.verdict === 'holds').map((run) => ({ alert, run })),
  )
  const found = most(held, ({ run }) => -run.stamp.elapsed)
  if (!found) return null
  const { alert, run } = found
  return {
    elapsed: run.stamp.elapsed,
    text: `The first fix holds: the one for ${alert.letter}.`,
    post: postOf('run', run.id),
    rows: [run.id],
  }
}

/** The longest pause for that reason. */
export function longestPause(pauses: readonly Pause[], reason: PauseReason): Finding {
  const ended = pauses.flatMap(({ id, reason: why, from, until }) =>
    why === reason && until ? [{ id, from, length: until.at - from.at }] : [],
  )
  const longest = most(ended, ({ length }) => length)
  if (!longest) return null
  const { id, from, length } = longest
  const real = reason === 'real incident'
  return {
    elapsed: from.elapsed,
    text: `${real ? 'A real incident stops the drill' : 'The facilitator pauses the drill'} for ${formatDuration(length)}.`,
    post: real ? postOf('real', id) : null,
    rows: [id],
  }
}
