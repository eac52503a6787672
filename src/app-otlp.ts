/** Evidence for a collector of the team's own: one export a drill that goes on. */
import { evidencePlanOf } from './app-evidence-plan'
import type { Clock } from './clock'
import { elapsedAt, minute } from './drill/clock'
import type { DrillRecord } from './drill/record'
import type { Catalogue } from './drill/scenario'
import type { OpenBook } from './lab/evidence/open-book'
import { type OtlpExport, startOtlp } from './lab/otlp'
import type { Log } from './log'

export interface Collectors {
  /** Sends what the book holds up to the drill's present moment, from now on. */
  follow(record: DrillRecord, book: OpenBook): void
  /** Ends the exports of all drills but these. */
  keepOnly(drillIds: readonly string[]): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  endpoint: string
  catalogue: Catalogue
  clock: Clock
  log: Log
}

export function createCollectors({ endpoint, catalogue, clock, log }: Parts): Collectors {
  const exports = new Map<string, OtlpExport>()
  /** As it stood at the last change: the clock goes on from there. */
  const records = new Map<string, DrillRecord>()

  const keepOnly = async (drillIds: readonly string[]) => {
    for (const [id, one] of exports) {
      if (drillIds.includes(id)) continue
      exports.delete(id)
      records.delete(id)
      await one.stop()
    }
  }

  return {
    follow: (record, book) => {
      const { id, startedAt } = record.drill
      if (startedAt === null) return
      records.set(id, record)
      if (exports.has(id)) return
      const one = startOtlp({
        endpoint,
        source: book,
        from: evidencePlanOf(record, catalogue).from * minute,
        zero: startedAt,
        present: () => elapsedAt(records.get(id) ?? record, clock.now()),
        after: (ms, fn) => clock.after(ms, fn),
        log: {
          info: (text) => log.info({ drill: id }, text),
          warn: (text) => log.warn({ drill: id }, text),
        },
      })
      exports.set(id, one)
    },
    keepOnly,
    stop: () => keepOnly([]),
  }
}
