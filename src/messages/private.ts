/** A private answer in plain sentences. */
import type { Button, Message, Part, Text } from './message'
import { saying } from './saying'
import { withCommands } from './spans'

/** Commands between backticks in a plain sentence become code. */
export function privately(text: Text, buttons: readonly Button[] = []): Message {
  const words: Part = {
    kind: 'text',
    text: typeof text === 'string' ? withCommands(text) : text,
  }
  return saying(buttons.length === 0 ? [words] : [words, { kind: 'buttons', buttons }])
}
