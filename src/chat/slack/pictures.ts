/**
 * A message's pictures and files, as far as they are in Slack. Pictures that a post brings stand in it; what
 * is attached stands as a link, for Slack attaches a file to a message of the bot's own that links to it:
 * one message, with a ts and with metadata, which can be found again after a crash. Sharing an upload in a
 * channel gives neither, and may come twice. Pictures that an edit brings are links as well: an edit shares
 * no picture, and what is not shared is a grey box to everybody else.
 */
import type { Message, Part } from '../../messages/message'
import { cutEscaped, escaped, isBlank } from './escape'
import { limits } from './limits'
import type { Resolve } from './parts'
import { fallbackText } from './text'
import type { Uploads } from './uploads'
import type { Uploaded } from './uploads-one'

export interface Ready {
  /** Something is still on its way, and worth a short wait. */
  pending: boolean
  /** By our file ids. */
  files: ReadonlyMap<string, Uploaded>
}

export interface Pictures {
  /** Uploads what a message shows and attaches; waits at most `ms` (real). Never rejects. */
  ready(message: Message, ms: number): Promise<Ready>
  /**
   * The same for whoever answers privately: what is not there in a few seconds stands as words. A picture
   * in a direct message is seen by its reader, for the post shares it; one in a modal or on Home is shared
   * with nobody.
   */
  resolve(message: Message): Promise<Resolve>
}

/** Real ms. */
const privateWait = 4_000

export function createPictures(uploads: Uploads): Pictures {
  const ready = async (message: Message, ms: number): Promise<Ready> => {
    const found = await uploads.wait(fileIdsOf(message), ms)
    const files = [...found].flatMap(([id, upload]) =>
      upload.kind === 'ready' ? [[id, upload.file] as const] : [],
    )
    const pending = [...found.values()].some(({ kind }) => kind === 'waiting')
    return { pending, files: new Map(files) }
  }
  return {
    ready,
    resolve: async (message) => resolveOf((await ready(message, privateWait)).files),
  }
}

export function resolveOf(
  files: ReadonlyMap<string, Uploaded>,
  without: ReadonlySet<string> = new Set(),
): Resolve {
  return (fileId) => {
    const file = without.has(fileId) ? undefined : files.get(fileId)
    return file ? { kind: 'slack', id: file.id } : null
  }
}

export const pictureIdsOf = ({ parts }: Message): string[] =>
  parts.flatMap((part) => (part.kind === 'image' ? [part.fileId] : []))

const fileIdsOf = ({ parts }: Message): string[] =>
  parts.flatMap((part) => (part.kind === 'image' || part.kind === 'file' ? [part.fileId] : []))

export interface FileLink {
  name: string
  url: string
}

/** Files, and the pictures that `asLink` names, as links; what has no address stands as words. */
export function withLinks(
  message: Message,
  files: ReadonlyMap<string, Uploaded>,
  asLink: (fileId: string) => boolean,
): { message: Message; links: FileLink[] } {
  const links: FileLink[] = []
  const linkTo = (fileId: string, name: string): string | null => {
    const url = files.get(fileId)?.permalink ?? null
    if (url === null || !/^https?:\/\/[^\s|<>]+$/.test(url)) return null
    links.push({ name, url })
    return url
  }
  const parts: Part[] = []
  for (const [at, part] of message.parts.entries()) {
    if (part.kind === 'file') {
      const url = linkTo(part.fileId, part.name)
      const value = url === null ? part.note : [{ kind: 'link' as const, text: part.note, url }]
      const entry = { label: part.name, value }
      const last = parts.at(-1)
      if (last?.kind === 'facts' && message.parts[at - 1]?.kind === 'file')
        parts.splice(-1, 1, { ...last, facts: [...last.facts, entry] })
      else parts.push({ kind: 'facts', facts: [entry] })
    } else if (part.kind === 'image' && asLink(part.fileId)) {
      const name = isBlank(part.title) ? 'A picture' : part.title
      const url = linkTo(part.fileId, name)
      if (url === null) parts.push(part)
      else {
        const alt = isBlank(part.alt) ? '' : `  ${part.alt}`
        parts.push({ kind: 'text', text: [{ kind: 'link', text: name, url }, alt] })
      }
    } else parts.push(part)
  }
  return { message: { ...message, parts }, links }
}

/** The post's own text; Slack looks there for the files that a message shares. */
export function textWithLinks(fallback: string, links: readonly FileLink[]): string {
  if (links.length === 0) return fallbackText(fallback)
  const lines = links.map(({ name, url }) => `<${url}|${escaped(name).replaceAll('|', '/')}>`)
  const line = lines.join(' ')
  const room = limits.fallback - line.length - 1
  return room < 200
    ? cutEscaped(fallback, limits.fallback)
    : `${cutEscaped(fallback, room)}\n${line}`
}
