/** A real incident: the drill falls silent, and afterwards goes on. Each says so in the channel once. */
import { presentPhase } from '../drill/clock'
import type { Message, Part } from './message'
import { openPause, phaseTimes } from './moments'
import { nameOf, phaseNumber } from './naming'
import { saying } from './saying'
import { strong, withCommands } from './spans'
import type { View } from './view'

/** `pauseId`: the pause that it began; once that is over, the post says so. */
export function realPost(view: View, pauseId: string, personId: string): Message {
  const holds = openPause(view.record)?.id === pauseId
  const parts: Part[] = [
    { kind: 'heading', text: 'A real incident: the drill stands still', mark: 'warning' },
    {
      kind: 'text',
      text: [
        strong(nameOf(view, personId)),
        ' reported a real incident. This message is not part of the drill.',
      ],
    },
    {
      kind: 'text',
      text: withCommands(
        holds
          ? 'The clock is stopped and the drill posts nothing. Once the incident is over, a facilitator goes on with `/drill resume` or drops the drill with `/drill cancel`.'
          : 'It is over; the drill no longer stands.',
      ),
    },
  ]
  if (holds)
    parts.push({
      kind: 'buttons',
      buttons: [
        {
          label: 'Resume the drill',
          word: 'resume',
          does: 'now',
          confirm:
            'Is the real incident over? Everyone in the channel sees that the drill goes on.',
        },
      ],
    })
  return saying(parts)
}

export function realOverPost(view: View): Message {
  const { record } = view
  const phase = presentPhase(record)
  const goesOn = record.drill.state === 'running'
  return saying([
    {
      kind: 'heading',
      text: goesOn
        ? 'The drill goes on: what follows is not a real incident'
        : 'The real incident is over. The drill has ended.',
      mark: 'phase',
    },
    ...(phase && goesOn
      ? [
          {
            kind: 'text' as const,
            text: [strong(phase.name), ` (${phaseNumber(record, phase)})`],
          },
          { kind: 'text' as const, text: phaseTimes(record, phase) },
        ]
      : []),
  ])
}
