/** The one warning before a phase ends. An overdue one is never posted, so none says that it is late. */
import { endOf, minute } from '../drill/clock'
import type { Stage } from '../drill/record-course'
import { isRevealed } from '../drill/visibility'
import type { Message, Part } from './message'
import { when } from './moments'
import { phaseNumber, phaseOf } from './naming'
import { saying } from './saying'
import { withCommands } from './spans'
import type { View } from './view'

const advice: Readonly<Record<Stage, string>> = {
  orientation: 'Take a role with `/drill join` if you have none.',
  setup: 'Say what does not work for you yet.',
  'dark-room': 'Claim what you can show with `/drill claim`, and write down what you ruled out.',
  break: 'Get ready to go on.',
  'deep-dive': 'Write your findings and checks: `/drill finding`, `/drill check`.',
  'ai-fix': 'Record each fix and what came of it: `/drill fix`.',
  'post-mortem': 'Record guardrails and actions: `/drill guardrail`, `/drill action`.',
  'wrap-up': 'Answer the survey: `/drill reflect`.',
}

export function warning(view: View, ordinal: number): Message {
  const { record } = view
  const phase = phaseOf(record, ordinal)
  const cue = record.cues.find((each) => each.kind === 'warning' && each.phase === ordinal)
  const left = Math.round((endOf(phase) - (cue?.elapsed ?? endOf(phase) - 5 * minute)) / minute)
  const end = when(record, endOf(phase))
  const parts: Part[] = [
    {
      kind: 'heading',
      text: `${left} min left: ${phase.name}`,
      mark: 'warning',
      aside: phaseNumber(record, phase),
    },
  ]
  if (end !== null) parts.push({ kind: 'text', text: ['It ends at ', ...end, '.'] })
  parts.push({ kind: 'text', text: withCommands(advice[phase.stage]) })
  if (phase.stage === 'deep-dive' && !isRevealed(record))
    parts.push({ kind: 'text', text: 'Claims stay open until the causes are told.' })
  return saying(parts)
}
