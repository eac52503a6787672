/** What facilitators see of claims: the words, the key's suggestion, the verdict buttons. */
import { alertById } from '../drill/alerts'
import { formatDuration } from '../drill/duration'
import type { Claim, VerdictValue } from '../drill/record-alerts'
import { type Suggestion, suggestVerdict } from '../drill/suggestion'
import type { Button, Text } from './message'
import { alertName, nameOf, subjectOf } from './naming'
import { joined, listed, strong } from './spans'
import type { View } from './view'

/** Claims that one press judges; their ids must fit a button's value on every platform. */
const mostAtOnce = 40

const verdictWords: Readonly<Record<VerdictValue, string>> = {
  confirmed: 'Confirm',
  partly: 'Partly',
  rejected: 'Reject',
  'rejected-herring': 'Reject: blamed a red herring',
}

/** The four verdicts on one claim, or on several alike. */
export function verdictButtons(claims: readonly Claim[]): Button[] {
  const ids = claims.map((claim) => claim.id).join(',')
  const button = (value: VerdictValue): Button => ({
    label: labelFor(value, claims.length),
    word: 'claims',
    does: 'judge',
    with: { claims: ids, value },
  })
  return [button('confirmed'), button('partly'), button('rejected'), button('rejected-herring')]
}

function labelFor(value: VerdictValue, count: number): string {
  if (count === 1) return verdictWords[value]
  switch (value) {
    case 'confirmed':
      return `Confirm all ${count}`
    case 'partly':
      return `Partly, all ${count}`
    case 'rejected':
      return `Reject all ${count}`
    case 'rejected-herring':
      return `Reject all ${count}: blamed a red herring`
    default:
      return value satisfies never
  }
}

/** "A · users-api · Emre · 18 min after the alert · 80 % sure". */
export function claimHead(view: View, claims: readonly Claim[]): Text {
  const [first] = claims
  if (!first) return ''
  const alert = alertById(view.record, first.alertId)
  const authors = [...new Set(claims.map((claim) => nameOf(view, claim.stamp.by)))]
  const after = alert ? first.stamp.elapsed - alert.delivered.elapsed : null
  return joined([
    [strong(alert ? alertName(alert) : '')],
    listed(authors, 6),
    claims.some((claim) => claim.kind === 'team') ? 'team claim' : '',
    claims.length > 1
      ? `${claims.length} alike`
      : after === null
        ? ''
        : `${formatDuration(after)} after the alert`,
    claims.length === 1 && first.confidence !== null ? `${first.confidence} % sure` : '',
  ])
}

/** What the answer key would say, and why. It is never applied by itself. */
export function suggestionText(view: View, claim: Claim): Text {
  const suggested = suggestionFor(view, claim)
  if (!suggested) return 'The key has no suggestion for this alert.'
  return ['The key suggests: ', strong(verdictWords[suggested.verdict]), `. ${suggested.reason}`]
}

/** Null where the catalogue no longer knows the alert's subject. */
export function suggestionFor(view: View, claim: Claim): Suggestion | null {
  const alert = alertById(view.record, claim.alertId)
  const subject = alert ? subjectOf(view, alert) : null
  if (!subject) return null
  const raised = new Set(
    view.record.alerts.filter((each) => each.herring).map((each) => each.subjectId),
  )
  const herrings = view.catalogue.herrings.filter((each) => raised.has(each.id))
  const suggested = suggestVerdict(claim, subject, herrings)
  // The catalogue's reason is about another service where the facilitator worded the alert.
  return alert?.own
    ? { ...suggested, reason: `A red herring of your own: ${alert.clears.join(' ')}` }
    : suggested
}

/** One claim after the other, those that say the same of the same alert together. Team claims go with own ones. */
export function alike(claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const said = claim.noise ? 'noise' : `cause ${normal(claim.cause ?? '')}`
    const key = `${claim.alertId} ${said}`
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups.values()].flatMap(inPortions)
}

function inPortions(claims: readonly Claim[]): Claim[][] {
  const count = Math.ceil(claims.length / mostAtOnce)
  return Array.from({ length: count }, (_, index) =>
    claims.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  )
}

/** Case, spaces and punctuation make no difference. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
