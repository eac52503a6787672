/** A button means its own drill: every button carries a drill's id, which says nothing to a reader. */
import type { Button, Message, Part } from '../messages/message'

/** Those that mean another drill, as in a list of drills, name it themselves. */
export function bound(message: Message, drillId: string): Message {
  const button = (each: Button): Button => ({ ...each, with: { drill: drillId, ...each.with } })
  return {
    ...message,
    parts: message.parts.map((part): Part => {
      if (part.kind === 'buttons') return { ...part, buttons: part.buttons.map(button) }
      if (part.kind !== 'links') return part
      const links = part.links.map((link) =>
        link.kind === 'press' ? { ...link, button: button(link.button) } : link,
      )
      return { ...part, links }
    }),
  }
}
