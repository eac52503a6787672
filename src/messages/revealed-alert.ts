/** One alert of the reveal. */
import { adviceDetail } from '../drill/advice-detail'
import { shadowOf } from '../drill/adviser'
import type { DeliveredAlert } from '../drill/alerts'
import { stands } from '../drill/claims'
import { formatDuration } from '../drill/duration'
import { scenarioCases } from '../drill/kpis/cases'
import { identifiedTime } from '../drill/kpis/detection'
import type { Claim } from '../drill/record-alerts'
import type { Scenario } from '../drill/scenario'
import { verdictOf } from '../drill/verdicts'
import { namedAuthor, toldVerdict } from '../drill/visibility'
import { citedEvidence, claimTexts } from './citations'
import type { Part } from './message'
import { alertName, claimWords, nameOf, subjectOf } from './naming'
import { clipped, plural } from './spans'
import type { View } from './view'

const longestClaim = 240
/** A facilitator may have typed more. */
const longestClears = 600

/** Confirmed claims come first; of the rest as many as `most` leaves room for. `cites`: what they cite can be opened. */
export function revealedAlert(
  view: View,
  alert: DeliveredAlert,
  { most, cites }: { most: number; cites: boolean },
): Part[] {
  const subject = subjectOf(view, alert)
  const name = !subject || (alert.herring && alert.own) ? '' : `: ${subject.name}`
  const heading: Part = {
    kind: 'heading',
    text: `${alertName(alert)}${name}`,
    mark: alert.herring ? 'warning' : 'alert',
    aside: alert.herring ? 'red herring' : 'real failure',
  }
  const facts =
    subject?.kind === 'scenario' && !alert.herring
      ? failure(view, alert, subject)
      : noise(alert, subject?.kind === 'herring' && !alert.own ? subject.truth : '')
  return [
    heading,
    { kind: 'facts', facts: [...facts, ...shadowFact(view.record, alert.id)] },
    ...claimsOn(view, alert, most, cites),
  ]
}

/** What the adviser said, sealed, at the end of the Dark Room. */
function shadowFact(record: View['record'], alertId: string) {
  const advice = shadowOf(record, alertId)
  const detail = advice && adviceDetail(advice)
  if (detail?.kind !== 'shadow') return []
  const { noise: isNoise, text, confidence } = detail.shadow
  const words = `${isNoise ? 'Noise. ' : ''}${clipped(text, longestClaim)}`
  return [{ label: 'The adviser, sealed', value: `${words} (${confidence} % confident)` }]
}

function failure(view: View, alert: DeliveredAlert, scenario: Scenario) {
  const found = scenarioCases(view.record, view.catalogue).find(
    (each) => each.alert.id === alert.id,
  )
  const after = found ? identifiedTime(found).best : null
  return [
    { label: 'Cause', value: scenario.cause },
    { label: 'What decides it', value: scenario.decidingEvidence.join(' ') },
    {
      label: 'Found',
      value: after ? `${formatDuration(after.value)} after the alert` : 'by nobody',
    },
  ]
}

function noise(alert: DeliveredAlert, truth: string) {
  return [
    ...(truth === '' ? [] : [{ label: 'What it was', value: truth }]),
    {
      label: 'What clears it',
      value: clipped(alert.clears.join(' '), longestClears) || 'not recorded',
    },
  ]
}

function claimsOn(view: View, alert: DeliveredAlert, most: number, cites: boolean): Part[] {
  const { record } = view
  const confirmed = (claim: Claim) => verdictOf(record, claim.id)?.value === 'confirmed'
  const claims = record.claims.filter((claim) => claim.alertId === alert.id && stands(claim))
  const ordered = [...claims.filter(confirmed), ...claims.filter((claim) => !confirmed(claim))]
  const shown = ordered.slice(0, most)
  const parts = shown.map(
    (claim): Part => ({
      kind: 'quote',
      text: clipped(claimWords(claim), longestClaim),
      by: standing(view, claim),
    }),
  )
  if (cites) parts.push(...citedEvidence(shown.filter(confirmed).flatMap(claimTexts)))
  if (ordered.length > shown.length)
    parts.push({
      kind: 'note',
      text: `And ${plural(ordered.length - shown.length, 'more claim')}: the report has them all.`,
    })
  return parts
}

function standing(view: View, claim: Claim): string {
  const { record } = view
  const verdict = verdictOf(record, claim.id)
  const said = verdict === null ? 'not judged' : toldVerdict(record, verdict.value)
  const author = namedAuthor(record, claim, { kind: 'channel' })
  const whose = claim.kind === 'team' ? 'team claim, ' : ''
  return author === null ? `${whose}${said}` : `${nameOf(view, author)} (${whose}${said})`
}
