/** All claims for a facilitator, by alert: those that wait first, then what was judged and can be changed. */
import { arrived, type DeliveredAlert } from '../drill/alerts'
import { stands } from '../drill/claims'
import type { DrillRecord } from '../drill/record'
import type { Claim, VerdictValue } from '../drill/record-alerts'
import { unjudged, verdictOf } from '../drill/verdicts'
import { citedEvidence, claimTexts } from './citations'
import { alike, claimHead, suggestionText, verdictButtons } from './judging'
import type { Message, Part } from './message'
import { claimWords } from './naming'
import { saying } from './saying'
import { clipped, plural } from './spans'
import type { View } from './view'

/** Platforms take few dozen parts; an entry has up to five. */
const mostEntries = 8
const longestText = 400

/** `readerId`: who judges; nobody judges claims of their own, so those aren't among them. */
export function claimsList(view: View, readerId: string): Message {
  const { record } = view
  const isOthers = (claim: Claim) => claim.stamp.by !== readerId
  const standing = record.claims.filter((claim) => stands(claim) && isOthers(claim))
  const waiting = unjudged(record).filter(isOthers)
  const judged = standing.filter((claim) => verdictOf(record, claim.id) !== null)
  const entries = [
    ...byAlert(record, waiting),
    ...verdictGroups(record, judged).flatMap((same) => byAlert(record, same)),
  ]
  const shown = entries.slice(0, mostEntries)
  const left = entries.slice(mostEntries).reduce((sum, entry) => sum + entry.length, 0)
  const parts: Part[] = [
    {
      kind: 'heading',
      text: 'Claims',
      aside: `${waiting.length} waiting, ${judged.length} judged`,
    },
    ...(standing.length === 0
      ? [{ kind: 'text' as const, text: 'Nobody has claimed anything yet.' }]
      : []),
    ...shown.flatMap((entry) => entryParts(view, entry)),
  ]
  if (left > 0)
    parts.push({
      kind: 'note',
      text: `And ${plural(left, 'more claim')}. Judge these, then ask again.`,
    })
  parts.push({
    kind: 'note',
    text:
      record.drill.toldElapsed === null
        ? 'Verdicts are told as the Deep Dive starts. You can change them until the drill closes.'
        : 'A verdict is told at once. You can change it until the drill closes.',
  })
  return saying(parts)
}

function byAlert(record: DrillRecord, claims: readonly Claim[]): Claim[][] {
  return arrived(record).flatMap((alert: DeliveredAlert) =>
    alike(claims.filter((claim) => claim.alertId === alert.id)),
  )
}

/** Claims that have the same verdict stand together, so that one press changes it for all of them. */
function verdictGroups(record: DrillRecord, judged: readonly Claim[]): Claim[][] {
  const values = new Map<VerdictValue, Claim[]>()
  for (const claim of judged) {
    const value = verdictOf(record, claim.id)?.value
    if (value !== undefined) values.set(value, [...(values.get(value) ?? []), claim])
  }
  return [...values.values()]
}

const judgedAs: Readonly<Record<VerdictValue, string>> = {
  confirmed: 'confirmed',
  partly: 'partly',
  rejected: 'rejected',
  'rejected-herring': 'rejected: blamed a red herring',
}

function entryParts(view: View, claims: readonly Claim[]): Part[] {
  const [first] = claims
  if (!first) return []
  const verdict = verdictOf(view.record, first.id)
  const evidence = first.evidence === '' ? '' : ` · Evidence: ${first.evidence}`
  return [
    { kind: 'text', text: claimHead(view, claims) },
    { kind: 'quote', text: clipped(`${claimWords(first)}${evidence}`, longestText) },
    ...citedEvidence(claims.flatMap(claimTexts)),
    {
      kind: 'note',
      text:
        verdict === null
          ? suggestionText(view, first)
          : `Your verdict: ${judgedAs[verdict.value]}.`,
    },
    { kind: 'buttons', buttons: verdictButtons(claims) },
  ]
}
