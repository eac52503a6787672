/** Where Teams finds a message's pictures and files: at signed links of this server. */
import type { Message } from '../../messages/message'

export interface Links {
  /** A picture as small as Teams takes it. */
  picture(fileId: string): string
  file(fileId: string, name: string): string
}

/** Null where the world cannot reach this server, or the message has no such file. */
export function resolveOf(message: Message, links: Links | null) {
  const addresses = new Map<string, string>()
  for (const part of links === null ? [] : message.parts) {
    if (part.kind === 'image') addresses.set(part.fileId, links?.picture(part.fileId) ?? '')
    if (part.kind === 'file') addresses.set(part.fileId, links?.file(part.fileId, part.name) ?? '')
  }
  return (fileId: string): string | null => addresses.get(fileId) || null
}
