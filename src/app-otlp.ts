/** Evidence for a collector of the team's own: one export a drill that goes on. */
import { join } from 'node:path'
import { evidencePlanOf } from './app-evidence-plan'
import { createSentSoFar } from './app-otlp-sent'
import type { Clock } from './clock'
import { elapsedAt, minute } from './drill/clock'
import type { DrillRecord } from './drill/record'
import type { Catalogue } from './drill/scenario'
import type { OpenBook } from './lab/evidence/open-book'
import { startOtlp } from './lab/otlp'
import { causeOf, type Log } from './log'

export interface Collectors {
  /** Sends what the book holds up to the drill's present moment, from where it was left off. */
  follow(record: DrillRecord, book: OpenBook): Promise<void>
  /** Ends the exports of all drills but these. */
  keepOnly(drillIds: readonly string[]): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  endpoint: string
  dataDir: string
  catalogue: Catalogue
  clock: Clock
  log: Log
}

interface Followed {
  /** As it stood at the last change: the clock goes on from there. */
  record: DrillRecord
  /** Another plan's takes its place; what is sent already stays the same in it. */
  book: OpenBook
  stop: () => Promise<void>
}

export function createCollectors(parts: Parts): Collectors {
  const { endpoint, catalogue, clock, log } = parts
  const followed = new Map<string, Followed>()
  let stopped = false
  const sentSoFar = createSentSoFar(join(parts.dataDir, 'evidence'), endpoint)

  const end = async (id: string) => {
    await followed.get(id)?.stop()
    followed.delete(id)
  }
  const keepOnly = async (drillIds: readonly string[]) => {
    for (const id of [...followed.keys()]) if (!drillIds.includes(id)) await end(id)
  }

  async function start(record: DrillRecord, zero: number, book: OpenBook): Promise<void> {
    const { id } = record.drill
    let keeping: Promise<void> = Promise.resolve()
    const keep = (until: number) => {
      keeping = keeping
        .then(() => sentSoFar.keep(id, until))
        .catch((error: unknown) => log.warn({ why: causeOf(error), drill: id }, notKept))
    }
    const sent = await sentSoFar.read(id)
    if (stopped) return
    const one: Followed = { record, book, stop: async () => {} }
    followed.set(id, one)
    const running = startOtlp({
      endpoint,
      source: book,
      from: evidencePlanOf(record, catalogue).from * minute,
      sent,
      onSent: keep,
      zero,
      present: () => elapsedAt(one.record, clock.now()),
      after: (ms, fn) => clock.after(ms, fn),
      log: {
        info: (text) => log.info({ drill: id }, text),
        warn: (text) => log.warn({ drill: id }, text),
      },
    })
    one.stop = async () => {
      await running.stop()
      await keeping
    }
  }

  return {
    follow: async (record, book) => {
      const { id, startedAt } = record.drill
      if (startedAt === null) return
      const there = followed.get(id)
      if (there?.book === book) {
        there.record = record
        return
      }
      await end(id)
      await start(record, startedAt, book)
    },
    keepOnly,
    stop: () => {
      stopped = true
      return keepOnly([])
    },
  }
}

const notKept = 'How far evidence was sent could not be kept: after a restart it is sent again.'
