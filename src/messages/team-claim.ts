/** The team's joint word on an alert, open to the team in the alert's thread. */
import type { DrillRecord } from '../drill/record'
import type { Claim, VerdictValue } from '../drill/record-alerts'
import { verdictOf } from '../drill/verdicts'
import { namedAuthor, toldVerdict } from '../drill/visibility'
import { citedEvidence, claimTexts } from './citations'
import type { Message, Part } from './message'
import { alertName, claimWords, deliveredAlert, nameOf, present } from './naming'
import { saying } from './saying'
import { strong } from './spans'
import type { View } from './view'

export function teamClaimPost(view: View, claimId: string): Message {
  const { record } = view
  const claim = present(
    record.claims.find((each) => each.id === claimId && each.kind === 'team'),
    'such team claim',
  )
  const alert = deliveredAlert(record, claim.alertId)
  const verdict = tellable(record, claim)
  const author = authorOf(record, claim, verdict)
  const parts: Part[] = [
    { kind: 'heading', text: `Team claim on ${alertName(alert)}` },
    {
      kind: 'quote',
      text: claimWords(claim),
      ...(author === null ? {} : { by: nameOf(view, author) }),
    },
    ...details(claim),
    ...citedEvidence(claimTexts(claim)),
  ]
  if (verdict !== null)
    parts.push({ kind: 'text', text: ['Verdict: ', strong(toldVerdict(record, verdict)), '.'] })
  // Told by their order, judged or not: otherwise a missing note would tell of a verdict before its time.
  if (isReplaced(record, claim))
    parts.push({ kind: 'note', text: 'A newer team claim has replaced this one.' })
  return saying(parts)
}

function isReplaced(record: DrillRecord, claim: Claim): boolean {
  const team = record.claims.filter(
    (each) => each.kind === 'team' && each.alertId === claim.alertId && each.undone === null,
  )
  return team.at(-1)?.id !== claim.id
}

function tellable(record: DrillRecord, claim: Claim): VerdictValue | null {
  if (record.drill.toldElapsed === null) return null
  return verdictOf(record, claim.id)?.value ?? null
}

/** Nobody is named beside a verdict that says no. */
function authorOf(record: DrillRecord, claim: Claim, verdict: VerdictValue | null): string | null {
  const turnedDown = verdict === 'rejected' || verdict === 'rejected-herring'
  return turnedDown ? null : namedAuthor(record, claim, { kind: 'channel' })
}

function details(claim: Claim): Part[] {
  const facts = [
    { label: 'Evidence', value: claim.evidence },
    { label: 'What would prove it wrong', value: claim.disproof },
    { label: 'Confidence', value: claim.confidence === null ? '' : `${claim.confidence} %` },
  ].filter((fact) => fact.value !== '')
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}
