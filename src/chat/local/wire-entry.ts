/** An entry as its reader gets it. */
import type { Part } from '../../messages/message'
import type { SaidEntry } from '../../store/store'
import { bodyOf } from './body'
import type { Entry } from './wire'

/** A signed address of a file, by its id and the name that it is saved under. */
export type FileAddress = (fileId: string, name: string) => string

export function wireEntry(said: SaidEntry, addressOf: FileAddress): Entry {
  const { id, position, channelId, threadId, readerId, authorId, at, editedAt } = said
  const body = bodyOf(said.body)
  return {
    id,
    position,
    channel: channelId,
    thread: threadId,
    author: authorId,
    onlyYou: channelId !== null && readerId !== null,
    at,
    editedAt,
    body:
      body.kind === 'typed'
        ? body
        : {
            ...body,
            files: Object.fromEntries(
              body.message.parts.flatMap((part) => fileIn(part, addressOf)),
            ),
          },
  }
}

function fileIn(part: Part, addressOf: FileAddress): [id: string, address: string][] {
  if (part.kind === 'image') return [[part.fileId, addressOf(part.fileId, 'slide.png')]]
  return part.kind === 'file' ? [[part.fileId, addressOf(part.fileId, part.name)]] : []
}
