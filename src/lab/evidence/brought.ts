/** Lines that no run of the lab makes: brought along to a book's maker as a file, already on the world's clock. */
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type EvidenceLine, evidenceLine } from './line'
import type { Placed } from './placed'

export interface Brought {
  /** The same for the same lines, another for others. */
  digest: string
  /** Times are world ms. Asked for only when a book is made. */
  lines(): Iterable<EvidenceLine>
}

/** In pieces, so that whoever else is served meanwhile is served. */
export async function writeBrought(path: string, { lines }: Brought): Promise<void> {
  await pipeline(Readable.from(inText(lines())), createWriteStream(path))
}

function* inText(lines: Iterable<EvidenceLine>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`
}

/** Adds a file's lines to those that are placed. */
export async function readBrought(path: string, placed: Placed): Promise<void> {
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const line = evidenceLine.parse(JSON.parse(text))
    switch (line.kind) {
      case 'log': {
        const { at, service, severity, body, trace, attributes } = line
        placed.logs.push({ at, service, level: severity, body, trace, attributes })
        break
      }
      case 'span':
        placed.spans.push(line)
        break
      case 'metric':
        placed.points.push(line)
        break
      default:
        throw new Error(line satisfies never)
    }
  }
}
