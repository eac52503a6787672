/** Reads files of others: inside their folder only, plain ones, and none that is too large. */
import { isUtf8 } from 'node:buffer'
import { constants, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

export type SafeText = { ok: true; text: string } | { ok: false; sentence: string }

const megabyte = 1024 * 1024

/**
 * The text of the file `path`, relative to `folder`. Its size is asked for before a byte is read. `most` is
 * in bytes.
 */
export async function readInside(folder: string, path: string, most: number): Promise<SafeText> {
  if (isAbsolute(path) || /^[A-Za-z]:/.test(path) || path.includes('\\')) {
    return refused('must be named by its path from this folder, with "/" only')
  }
  if (path.split('/').includes('..')) return refused('leaves its folder: ".." is not taken')
  try {
    const real = await realpath(join(folder, path))
    if (!isInside(await realpath(folder), real)) return refused('is a link that leaves its folder')
    // Without waiting, so that a pipe that nobody writes to holds nobody up.
    const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const about = await file.stat()
      if (!about.isFile()) return refused('is not a plain file')
      if (about.size > most) return refused(`is larger than ${sizeOf(most)}`)
      // It may have grown since; a byte more than was told shows it.
      const buffer = Buffer.alloc(about.size + 1)
      let length = 0
      for (;;) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length)
        length += bytesRead
        if (length > about.size) return refused('is being written; wait until it is whole')
        if (bytesRead === 0) break
      }
      const bytes = buffer.subarray(0, length)
      if (!isUtf8(bytes)) return refused(`is not text in UTF-8: see line ${oddLine(bytes)}`)
      return { ok: true, text: new TextDecoder().decode(bytes) }
    } finally {
      await file.close()
    }
  } catch (error) {
    return refused(whyUnread(error))
  }
}

/** From 1: the first that is not UTF-8. Of UTF-16 it is the first of all. */
function oddLine(bytes: Buffer): number {
  let line = 1
  for (let at = 0; at < bytes.length; line += 1) {
    const end = bytes.indexOf('\n', at)
    const next = end < 0 ? bytes.length : end + 1
    if (!isUtf8(bytes.subarray(at, next))) return line
    at = next
  }
  return line
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const refused = (sentence: string): SafeText => ({ ok: false, sentence })

const sizeOf = (bytes: number) =>
  bytes >= megabyte ? `${bytes / megabyte} MB` : `${bytes / 1024} kB`

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'is not there'
    case 'EACCES':
      return 'may not be read by the bot'
    case 'ELOOP':
      return 'is a link that leads nowhere'
    default:
      return 'cannot be read'
  }
}
