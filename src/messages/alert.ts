/** An alert as on-call tools print it. Until the reveal every alert has the same parts in the same order. */
import { type DeliveredAlert, onIt } from '../drill/alerts'
import { reached } from '../drill/availability'
import type { DrillRecord } from '../drill/record'
import { alertState, isRevealed } from '../drill/visibility'
import type { Button, Link, Message, Part, Text } from './message'
import { lateNote, worldClock } from './moments'
import { alertName, deliveredAlert, nameOf, subjectOf } from './naming'
import { saying } from './saying'
import { clipped, listed, pressed, strong } from './spans'
import type { View } from './view'

/** What a heading holds on every platform; a facilitator may have typed more. */
const longestSymptom = 100

export function alertCard(view: View, alertId: string): Message {
  const { record } = view
  const alert = deliveredAlert(record, alertId)
  const buttons = buttonsOf(record, alert)
  const links = linksOf(record, alert)
  const parts: Part[] = [
    {
      kind: 'heading',
      text: `DRILL · ${alertName(alert)} · ${clipped(alert.symptom, longestSymptom)}`,
      mark: 'alert',
    },
    ...(alert.symptom.length > longestSymptom
      ? [{ kind: 'text' as const, text: alert.symptom }]
      : []),
    { kind: 'text', text: facts(alert) },
    ...(links.length > 0 ? [{ kind: 'links' as const, links }] : []),
    { kind: 'text', text: people(view, alert) },
    ...told(view, alert),
    ...lateNote(record, 'alert', alert.id),
  ]
  if (record.drill.state === 'cancelled')
    parts.push({ kind: 'note', text: 'The drill is cancelled.' })
  if (buttons.length > 0) parts.push({ kind: 'buttons', buttons })
  return saying(parts)
}

/** One line, so that an alert with fewer facts is a shorter line and nothing else. */
function facts(alert: DeliveredAlert): Text {
  const limit = [alert.value, alert.threshold].filter((each) => each !== '').join(', ')
  const since = alert.sinceMinute === null ? '' : ` · since ${worldClock(alert.sinceMinute)}`
  const detail = alert.detail === '' ? '' : ` · ${alert.detail}`
  return [`${alert.severity}${since} · `, strong(limit), detail].filter((span) => span !== '')
}

function people(view: View, alert: DeliveredAlert): Text {
  const names = onIt(view.record, alert.id).map((take) => nameOf(view, take.stamp.by))
  const [owner] = names
  if (owner === undefined) return 'Nobody is on it yet.'
  return ['Owner: ', strong(owner), ` · on it: ${listed(names)}`]
}

/** After the telling its state, after the reveal what it was. */
function told(view: View, alert: DeliveredAlert): Part[] {
  const state = alertState(view.record, alert)
  const parts: Part[] = state === null ? [] : [{ kind: 'text', text: ['Verdict: ', strong(state)] }]
  return isRevealed(view.record)
    ? [...parts, { kind: 'text', text: whatItWas(view, alert) }]
    : parts
}

function whatItWas(view: View, alert: DeliveredAlert): Text {
  const subject = subjectOf(view, alert)
  if (alert.herring) {
    const name = alert.own || !subject ? 'A red herring' : `Red herring: ${subject.name}`
    return [strong(`${name}.`), ` ${clipped(alert.clears.join(' '), 600)}`]
  }
  if (subject?.kind !== 'scenario') return [strong('A real failure.')]
  return [strong(`${subject.name}.`), ` ${subject.cause}`]
}

function buttonsOf(record: DrillRecord, alert: DeliveredAlert): Button[] {
  const { state } = record.drill
  const going = state === 'running' || state === 'paused'
  const about = { alert: alert.letter }
  if (going && !isRevealed(record)) {
    return [
      { label: "I'm on it", word: 'claim', does: 'take', with: about, style: 'primary' },
      { label: "It's noise", word: 'claim', does: 'noise', with: about },
      { label: 'Claim', word: 'claim', does: 'open', with: about },
      { label: 'Evidence', word: 'evidence', does: 'open', with: about },
    ]
  }
  if (!(going || state === 'finished') || !reached(record, 'ai-fix')) return []
  return [
    { label: 'Fix', word: 'fix', does: 'open', with: about, style: 'primary' },
    ...(going && !alert.herring ? [{ label: 'Ask…', word: 'ask', does: 'open', with: about }] : []),
    { label: 'Check', word: 'check', does: 'open', with: about },
    { label: 'Finding', word: 'finding', does: 'open', with: about },
  ]
}

/** What an alert in the field links to. Everybody reads it, so neither is an address: each reader gets their own answer. */
function linksOf(record: DrillRecord, alert: DeliveredAlert): Link[] {
  const { state } = record.drill
  if (state !== 'running' && state !== 'paused') return []
  const about = { alert: alert.letter }
  return [
    pressed({ label: 'Dashboard', word: 'evidence', does: 'dashboard', with: about }),
    pressed({ label: 'Runbook', word: 'brief', does: 'runbook', with: about }),
  ]
}
