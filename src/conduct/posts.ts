/** Where messages go, and under which key. */
import type { Message, Outgoing } from '../messages/message'

/** Key of an alert's post; its thread hangs below it. */
export const alertKey = (alertId: string) => `alert:${alertId}`
/** Key of the report's post; slides and files hang below it. */
export const summaryKey = 'summary'

export function toChannel(key: string, message: Message): Outgoing {
  return { key, audience: { kind: 'channel' }, message, holdable: true }
}
export function toThread(below: string, key: string, message: Message): Outgoing {
  return { key, audience: { kind: 'thread', below }, message, holdable: true }
}
/** Kept back during a real incident like all else, unless it is what a facilitator needs to end it. */
export function toPerson(
  personId: string,
  key: string,
  message: Message,
  holdable: boolean,
): Outgoing {
  return { key, audience: { kind: 'person', personId }, message, holdable }
}
