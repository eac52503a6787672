/** What the control card lists: claims that wait, the next cues, quiet alerts, what was skipped. */

import { stands } from '../drill/claims'
import { upcoming } from '../drill/cues'
import { formatClock } from '../drill/duration'
import { unjudged } from '../drill/verdicts'
import { cueName } from './cue-names'
import { claimHead, suggestionText, verdictButtons } from './judging'
import type { Part } from './message'
import { realTime } from './moments'
import { alertName, claimWords } from './naming'
import { quietAlerts } from './quiet'
import { clipped, joined, listed, plural, time } from './spans'
import type { View } from './view'

const mostClaims = 4
const mostQuiet = 4
const longestClaim = 240

export function waitingClaims(view: View, facilitatorId: string): Part[] {
  const { record } = view
  const waiting = unjudged(record)
  if (waiting.length === 0 || record.drill.state === 'cancelled') return []
  const standing = record.claims.filter(stands).length
  const shown = waiting.slice(0, mostClaims)
  const left = waiting.length - shown.length
  return [
    {
      kind: 'heading',
      text: 'Claims that wait for your verdict',
      aside: `${standing - waiting.length} of ${standing} judged`,
    },
    ...shown.flatMap((claim): Part[] => [
      { kind: 'text', text: claimHead(view, [claim]) },
      { kind: 'quote', text: clipped(claimWords(claim), longestClaim) },
      { kind: 'note', text: suggestionText(view, claim) },
      claim.stamp.by === facilitatorId
        ? { kind: 'note', text: 'Your own claim: another facilitator judges it.' }
        : { kind: 'buttons', buttons: verdictButtons([claim]) },
    ]),
    ...(left > 0 ? [{ kind: 'note' as const, text: `And ${left} more: judge claims.` }] : []),
  ]
}

export function nextCues(view: View): Part[] {
  const { record } = view
  if (record.drill.state !== 'running' && record.drill.state !== 'paused') return []
  // At speed its real time says nothing.
  const real = record.drill.speed === 1
  const facts = upcoming(record)
    .slice(0, 3)
    .map((cue) => {
      const at = realTime(record, cue.elapsed ?? 0)
      return {
        label: formatClock(cue.elapsed ?? 0),
        value: joined([
          cueName(view, cue),
          ...(at === null ? ['waits for resume'] : real ? [[time(at)]] : []),
        ]),
      }
    })
  return facts.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Next' },
        { kind: 'facts', facts },
      ]
}

/** The one place that looks at the present moment: time passing is what makes an alert quiet. */
export function quietOnes(view: View): Part[] {
  const { record, now } = view
  if (record.drill.state !== 'running') return []
  const quiet = quietAlerts(record, now)
  if (quiet.length === 0) return []
  const left = quiet.length - mostQuiet
  return [
    { kind: 'heading', text: 'Quiet for 12 min' },
    ...quiet.slice(0, mostQuiet).flatMap(({ alert, since, nextHint }): Part[] => [
      {
        kind: 'text',
        text: `${alertName(alert)}: nothing since ${formatClock(since)}. ${
          nextHint === null
            ? 'All three hints are given.'
            : `Hint ${nextHint.number} of 3: ${nextHint.text}`
        }`,
      },
      ...(nextHint === null
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  label: `Give hint ${nextHint.number} for ${alert.letter}`,
                  word: 'hint',
                  does: 'now',
                  with: { alert: alert.letter },
                },
              ],
            },
          ]),
    ]),
    ...(left > 0 ? [{ kind: 'note' as const, text: `And ${plural(left, 'more alert')}.` }] : []),
  ]
}

/** What `next`, an early reveal or `stop` left out. */
export function skippedOnes(view: View): Part[] {
  const names = view.record.cues
    .filter(
      (cue) => cue.state === 'skipped' && (cue.kind === 'alert' || cue.kind === 'played-message'),
    )
    .map((cue) => cueName(view, cue))
  return names.length === 0
    ? []
    : [{ kind: 'note', text: `Skipped, not put before the team: ${listed(names, 6)}.` }]
}
