/** A button means its own drill: every button carries the drill's id, which says nothing to a reader. */
import type { Message, Part } from '../messages/message'

export function bound(message: Message, drillId: string): Message {
  const parts = message.parts.map(
    (part): Part =>
      part.kind === 'buttons'
        ? {
            ...part,
            buttons: part.buttons.map((button) => ({
              ...button,
              with: { ...button.with, drill: drillId },
            })),
          }
        : part,
  )
  return { ...message, parts }
}
