/** What a claim's author is told of it, in private. */
import type { DrillRecord } from '../drill/record'
import type { Verdict } from '../drill/record-alerts'
import { verdictOf } from '../drill/verdicts'
import { isRevealed, toldVerdict } from '../drill/visibility'
import type { Message, Part } from './message'
import { alertName, claimWords, deliveredAlert, present, subjectOf } from './naming'
import { saying } from './saying'
import { withCommands } from './spans'
import type { View } from './view'

export function verdictNotice(view: View, claimId: string): Message {
  const { record } = view
  const claim = present(
    record.claims.find((each) => each.id === claimId),
    'such claim',
  )
  const alert = deliveredAlert(record, claim.alertId)
  const verdict = tellable(record, claimId)
  const said = verdict === null ? 'not judged yet' : toldVerdict(record, verdict.value)
  const own = claim.kind === 'team' ? 'Your team claim' : 'Your claim'
  const parts: Part[] = [
    { kind: 'heading', text: `${own} on ${alertName(alert)}: ${said}` },
    { kind: 'quote', text: claimWords(claim) },
  ]
  const rejected = verdict?.value === 'rejected' || verdict?.value === 'rejected-herring'
  // The catalogue's fact is about another service where the facilitator worded the alert.
  const fact = alert.own ? ownFact : subjectOf(view, alert)?.counterFact
  if (rejected && fact !== undefined)
    parts.push({ kind: 'text', text: `One fact that speaks against it: ${fact}` })
  if (verdict !== null && verdict.value !== 'confirmed') parts.push(...again(record, alert.letter))
  return saying(parts)
}

const ownFact = 'nothing else changed with it, before or after.'

function tellable(record: DrillRecord, claimId: string): Verdict | null {
  return record.drill.toldElapsed === null ? null : verdictOf(record, claimId)
}

function again(record: DrillRecord, letter: string): Part[] {
  const { state } = record.drill
  if (isRevealed(record) || (state !== 'running' && state !== 'paused')) return []
  return [
    {
      kind: 'text',
      text: withCommands('You can claim again until the causes are told: `/drill claim`.'),
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Claim again',
          word: 'claim',
          does: 'open',
          with: { alert: letter },
          style: 'primary',
        },
      ],
    },
  ]
}
