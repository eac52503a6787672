/** Moments on the way to the causes. */
import { formatDuration } from '../../drill/duration'
import { blamesOn } from '../../drill/kpis/alarms'
import type { Case, JudgedClaim } from '../../drill/kpis/cases'
import { after, firstConfirmed } from '../../drill/kpis/detection'
import type { Material } from '../material'
import { excerpt } from '../text'
import { type Finding, most, postOf } from './finding'

const minute = 60_000
/** A shorter gap is no story. Drill ms. */
const tellingGap = 2 * minute
/** A hint helped if the cause was found so soon after it. Drill ms. */
const hintHelps = 10 * minute

/** The longest time in which somebody knew a cause and the team had not agreed on it; to the reveal, where it never did. */
export function agreementGap({ cases, record, now }: Material): Finding {
  const end = record.drill.revealedElapsed ?? now
  const gaps = cases.flatMap((each) => {
    const known = firstConfirmed(each)
    const agreed = firstConfirmed(each, 'team')
    if (!known) return []
    const length = (agreed?.stamp.elapsed ?? end) - known.stamp.elapsed
    return length >= tellingGap ? [{ each, known, agreed, length }] : []
  })
  const found = most(gaps, ({ length }) => length)
  if (!found) return null
  const { each, known, agreed, length } = found
  const { letter, id } = each.alert
  return {
    elapsed: known.stamp.elapsed,
    text: agreed
      ? `Somebody knows the cause of ${letter}; the team agrees on it ${formatDuration(length)} later.`
      : `Somebody knows the cause of ${letter}; the team never claims it together.`,
    post: agreed ? postOf('team-claim', agreed.id) : postOf('alert', id),
    rows: agreed ? [known.id, agreed.id] : [known.id],
  }
}

/** The wrong cause claim with the most confidence. Its words may stand, its author may not. */
export function boldestWrong({ cases, herrings, claims }: Material): Finding {
  const wrong = [...cases, ...herrings].flatMap((each) =>
    wrongIn(each).flatMap((claim) =>
      claim.confidence === null ? [] : [{ each, claim, confidence: claim.confidence }],
    ),
  )
  const found = most(wrong, ({ confidence }) => confidence)
  if (!found) return null
  const { each, claim, confidence } = found
  const number = claims.findIndex(({ id }) => id === claim.id) + 1
  return {
    elapsed: claim.stamp.elapsed,
    text: `The boldest wrong claim, ${confidence} % sure, is about ${each.alert.letter}: “${excerpt(claim.cause ?? '')}” (claim ${number}).`,
    post: postOf('alert', each.alert.id),
    rows: [claim.id],
  }
}

function wrongIn(each: Case): readonly JudgedClaim[] {
  if (each.alert.herring) return blamesOn(each).filter(({ verdict }) => verdict !== 'confirmed')
  return each.claims.filter(
    ({ noise, verdict }) => !noise && (verdict === 'rejected' || verdict === 'rejected-herring'),
  )
}

/** The first cause that was found. */
export function firstFound({ cases }: Material): Finding {
  const found = most(
    cases.flatMap((each) => {
      const claim = firstConfirmed(each)
      return claim ? [{ each, claim }] : []
    }),
    ({ claim }) => -claim.stamp.elapsed,
  )
  if (!found) return null
  const { each, claim } = found
  return {
    elapsed: claim.stamp.elapsed,
    text: `The first cause is found: ${each.alert.letter}, ${formatDuration(after(each, claim))} after its alert.`,
    post: postOf('alert', each.alert.id),
    rows: [claim.id],
  }
}

/** The hint that a found cause followed soonest. */
export function helpfulHint({ record, cases }: Material): Finding {
  const helped = cases.flatMap((each) => {
    const claim = firstConfirmed(each)
    return record.hints.flatMap((hint) => {
      if (!claim || hint.alertId !== each.alert.id) return []
      const length = claim.stamp.elapsed - hint.stamp.elapsed
      return length >= 0 && length <= hintHelps ? [{ each, hint, claim, length }] : []
    })
  })
  const found = most(helped, ({ length }) => -length)
  if (!found) return null
  const { each, hint, claim, length } = found
  return {
    elapsed: hint.stamp.elapsed,
    text: `Hint ${hint.number} on ${each.alert.letter} helps: the cause is found ${formatDuration(length)} later.`,
    post: postOf('hint', hint.id),
    rows: [hint.id, claim.id],
  }
}
