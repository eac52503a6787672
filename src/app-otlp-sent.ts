/** How far a drill's evidence has been sent to a collector, kept beside the evidence for a bot that starts again. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const kept = z.object({
  /** Of the collector's address, which may hold a password. Another collector has got nothing yet. */
  collector: z.string(),
  /** World ms. */
  until: z.number(),
})

export interface SentSoFar {
  /** World ms; null = nothing is known to be sent. */
  read(drillId: string): Promise<number | null>
  /** Resolves once it is on the disk. */
  keep(drillId: string, until: number): Promise<void>
}

export function createSentSoFar(folder: string, endpoint: string): SentSoFar {
  const collector = createHash('sha256').update(endpoint).digest('hex')
  const pathOf = (drillId: string) => join(folder, `${drillId}.sent.json`)
  return {
    read: async (drillId) => {
      try {
        const found = kept.parse(JSON.parse(await readFile(pathOf(drillId), 'utf8')))
        return found.collector === collector ? found.until : null
      } catch {
        // None, or half a one: what was sent is sent again, and each line's id tells.
        return null
      }
    },
    keep: async (drillId, until) => {
      const path = pathOf(drillId)
      await mkdir(folder, { recursive: true })
      await writeFile(`${path}.new`, JSON.stringify({ collector, until }))
      await rename(`${path}.new`, path)
    },
  }
}
