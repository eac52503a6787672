import { z } from 'zod'
import { createLog, type Log } from '../../src/log'

const line = z.looseObject({
  level: z.string(),
  time: z.iso.datetime(),
  msg: z.string(),
  err: z.looseObject({ message: z.string(), stack: z.string() }).optional(),
})

/** A log that keeps its lines, from level info on. */
export function collectLog(): {
  log: Log
  text: () => string
  lines: () => z.infer<typeof line>[]
} {
  const pieces: string[] = []
  return {
    log: createLog('info', { write: (piece) => void pieces.push(piece) }),
    text: () => pieces.join(''),
    lines: () => pieces.map((piece) => line.parse(JSON.parse(piece))),
  }
}
