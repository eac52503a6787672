/** What people recorded against what they did: every act once, in their words. */
import { unjudged } from '../../drill/verdicts'
import { actualRecords } from './actual-records'
import { compare, type Evidence, type Fault, fault, type TriedAct } from './evidence'
import { expectedEdits, expectedRecords } from './expected-records'

export function judgeRecords(evidence: Evidence): Fault[] {
  const { record, acts } = evidence
  const expected = expectedRecords(evidence)
  const actual = actualRecords(evidence)
  const judged = record.verdicts.map(({ claimId }) => claimId)
  // The drill closed before the team was done: the last verdicts were never asked for.
  const cutShort = acts.some(
    ({ act, kept, triedAt }) => act.do.type !== 'judge' && !kept && triedAt === null,
  )
  const edited = record.revisions.map(({ collection }) => collection)
  return [
    ...acts.flatMap((each, index) => judgeAct(evidence, each, index)),
    ...Object.keys(expected).flatMap((name) =>
      compare(name, expected[name] ?? [], actual[name] ?? []),
    ),
    ...compare('edit', expectedEdits(evidence), edited),
    ...compare('verdict', [...new Set(judged)], judged),
    ...(cutShort ? [] : unjudged(record)).map(({ id }) =>
      fault('missing', `verdict on claim ${id}`),
    ),
  ]
}

/** An act that changed nothing must have come too late. What its person was told must be so. */
function judgeAct({ record }: Evidence, each: TriedAct, index: number): Fault[] {
  const { act, kept, told, triedAt } = each
  const name = `act ${index}, ${act.do.type === 'judge' ? 'judge' : act.do.word} of ${act.by}`
  if (told && !kept) return [fault('missing', `${name}: it was answered and is gone`)]
  if (kept || act.do.type === 'judge') return []
  const revealed =
    record.cues.find((cue) => cue.kind === 'reveal')?.done?.at ?? Number.POSITIVE_INFINITY
  const closesWithReveal = act.do.word === 'claim' || act.do.word === 'hint'
  const tooLate =
    triedAt === null ||
    triedAt >= (closesWithReveal ? revealed : (record.drill.finishedAt ?? revealed))
  return tooLate ? [] : [fault('missing', name)]
}
