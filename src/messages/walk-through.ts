/** An alert's walk-through, private to its facilitators: it tells the cause. */
import { isFacilitator } from '../drill/participations'
import type { WalkThrough } from '../drill/walk-through'
import type { Message, Part } from './message'
import { worldClock } from './moments'
import { alertName, deliveredAlert, present, subjectOf } from './naming'
import { saying } from './saying'
import { strong } from './spans'
import type { View } from './view'

/**
 * Throws a RangeError for anybody but a facilitator of this drill, whoever asks for it: before the reveal no
 * participant may get it by any mistake of a caller.
 */
export function walkThroughMessage(
  view: View,
  personId: string,
  alertId: string,
  walk: WalkThrough,
): Message {
  if (!isFacilitator(view.record, personId)) {
    throw new RangeError('A walk-through is for facilitators.')
  }
  const alert = deliveredAlert(view.record, alertId)
  const subject = present(subjectOf(view, alert), 'such subject')
  const decides = subject.kind === 'scenario' ? subject.decidingEvidence : subject.clears
  const since = alert.sinceMinute
  const moments = walk.moments.map(({ minute, see }) => ({
    label: since === null ? `${minute} min` : worldClock(since + minute),
    value: see,
  }))
  return saying([
    { kind: 'heading', text: `Walk-through: ${alertName(alert)}`, aside: subject.name },
    { kind: 'note', text: 'For facilitators only. It tells the cause.' },
    { kind: 'text', text: walk.gist },
    ...titled(
      'What to see, and when',
      moments.length === 0 ? [] : [{ kind: 'facts', facts: moments }],
    ),
    ...titled(subject.kind === 'scenario' ? 'What decides it' : 'What clears it', lines(decides)),
    ...titled(
      'Wrong turns',
      walk.wrongTurns.map(({ turn, answer }) => ({
        kind: 'text',
        text: [strong(`${turn}.`), ` ${answer}`],
      })),
    ),
    ...titled('When a pair is stuck', lines(walk.whenStuck)),
  ])
}

const titled = (title: string, parts: readonly Part[]): Part[] =>
  parts.length === 0 ? [] : [{ kind: 'heading', text: title }, ...parts]

const lines = (texts: readonly string[]): Part[] => texts.map((text) => ({ kind: 'text', text }))
