/** The drill's own course: each cue once, each phase and alert in its turn, the report, and what is late says so. */
import type { Cue, CueKind } from '../../drill/record-course'
import type { Message } from '../../messages/message'
import { compare, type Evidence, type Fault, fault } from './evidence'

export function judgeCourse(evidence: Evidence): Fault[] {
  const { record } = evidence
  const { drill, phases, alerts, reports, cues } = record
  const letters = alerts.flatMap(({ letter }) => letter ?? [])
  return [
    ...(drill.state === 'closed' ? [] : [fault('missing', `the end: the drill is ${drill.state}`)]),
    ...compare(
      'phase',
      ordinals(9),
      phases.filter((each) => each.ended).map((each) => String(each.ordinal)),
    ),
    ...compare('alert', ['A', 'B', 'C', 'D'], letters),
    ...compare(
      'report',
      ['1'],
      reports.map(({ version }) => String(version)),
    ),
    ...compare('cue', scriptCues(evidence), cues.filter(counted).map(nameOf)),
    ...cues.flatMap((cue) => judgeState(evidence, cue)),
    ...cues.flatMap((cue) => judgeLateness(evidence, cue)),
  ]
}

const ordinals = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1))
/** An advice has an id of its own. */
const nameOf = ({ kind, subject }: Cue) => (kind === 'advice' ? kind : `${kind} ${subject}`)
/** How often the countdown is edited depends on the speed. */
const counted = ({ kind }: Cue) => kind !== 'countdown'

/** Besides the script's own cues, each claim after the telling has one that looks after its verdict. */
function scriptCues({ record, acts }: Evidence): string[] {
  const asked = acts.filter(
    ({ act, kept }) => kept && act.do.type === 'say' && act.do.word === 'ask',
  )
  const told = record.drill.toldElapsed ?? Number.POSITIVE_INFINITY
  const after = record.claims.filter(({ stamp }) => stamp.elapsed >= told)
  return [
    ...ordinals(9).map((n) => `phase ${n}`),
    ...record.alerts.map(({ id }) => `alert ${id}`),
    ...['support-lead', 'customer', 'manager'].map((key) => `played-message ${key}`),
    ...[3, 5, 7, 8].map((n) => `warning ${n}`),
    ...after.map(() => 'handover verdicts'),
    // As the Dark Room ends the adviser makes its sealed claim on each alert; the rest is asked for.
    ...record.alerts.map(() => 'advice'),
    ...asked.map(() => 'advice'),
    ...['verdicts ', 'handover verdicts', 'reveal ', 'finish ', 'report finish'],
  ]
}

/** Done, or an overdue warning or countdown, or an advice that has said why it is none; nothing else may be skipped. */
function judgeState({ record }: Evidence, cue: Cue): Fault[] {
  if (cue.state === 'done') return []
  const perished = cue.late && (cue.kind === 'warning' || cue.kind === 'countdown')
  const advice = cue.kind === 'advice' && record.advices.find(({ id }) => id === cue.subject)
  const unasked = advice && (advice.state === 'cancelled' || advice.state === 'failed')
  return cue.state === 'skipped' && (perished || unasked)
    ? []
    : [fault('missing', `${nameOf(cue)} is ${cue.state}`)]
}

const keys: Partial<Record<CueKind, (subject: string) => string>> = {
  phase: (subject) => `phase:${subject}`,
  alert: (subject) => `alert:${subject}`,
  'played-message': (subject) => `played:${subject}`,
  reveal: () => 'reveal',
}

function judgeLateness({ outbox, transcript }: Evidence, cue: Cue): Fault[] {
  const key = keys[cue.kind]?.(cue.subject)
  const post = outbox.find((each) => each.key === key)
  if (!post) return []
  const states = transcript.filter((entry) => entry.key === post.id)
  return states
    .filter((entry) => saysLate(entry.message) !== cue.late)
    .map(() =>
      fault('wrong', `${key} ${cue.late ? 'is late and does not say so' : 'says that it is late'}`),
    )
}

const saysLate = ({ parts }: Message) =>
  parts.some((part) => {
    if (part.kind !== 'note') return false
    const first = typeof part.text === 'string' ? part.text : part.text[0]
    return typeof first === 'string' && first.startsWith('Late')
  })
