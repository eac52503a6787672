/** Records as they were last committed, in a database that nobody else writes to: to load one takes thirty queries. */
import type { DrillRecord } from '../drill/record'

export interface Kept {
  /** As it was last committed; undefined = it must be loaded. */
  find(drillId: string): DrillRecord | undefined
  /** For one transaction. */
  begin(): KeptInTx
}

export interface KeptInTx {
  /** As this transaction last saw it. */
  find(drillId: string): DrillRecord | undefined
  /** Loaded or saved in this transaction. */
  saw(record: DrillRecord): void
  /** Called while the lock is still held: until it is known what came of it, others load what it saw. */
  ends(): void
  /** What it saw holds, unless somebody has seen it later. */
  committed(): void
}

/** Drills that go on at a time, and some that ended a while ago. */
const most = 16

/** Of the records that were looked at last. Nothing is kept that a transaction saw and did not commit. */
export function createKept(): Kept {
  const records = new Map<string, DrillRecord>()
  /** By drill, the last transaction that has ended with it. */
  const lastEnded = new Map<string, KeptInTx>()

  const find = (drillId: string) => {
    const record = records.get(drillId)
    if (record !== undefined) keep(record)
    return record
  }

  function keep(record: DrillRecord): void {
    const { id } = record.drill
    // Put at the end: the first of the map is the one that nobody asked for the longest.
    records.delete(id)
    records.set(id, record)
    const [oldest] = records.keys()
    if (records.size > most && oldest !== undefined) records.delete(oldest)
  }

  return {
    find,
    begin() {
      const seen = new Map<string, DrillRecord>()
      const own: KeptInTx = {
        find: (drillId) => seen.get(drillId) ?? find(drillId),
        saw: (record) => void seen.set(record.drill.id, record),
        ends: () => {
          for (const id of seen.keys()) {
            records.delete(id)
            lastEnded.set(id, own)
          }
        },
        committed: () => {
          for (const [id, record] of seen) {
            if (lastEnded.get(id) !== own) continue
            lastEnded.delete(id)
            keep(record)
          }
        },
      }
      return own
    },
  }
}

/** Keeps nothing: others write too. */
export const keepsNothing: Kept = {
  find: () => undefined,
  begin: () => ({
    find: () => undefined,
    saw: () => {},
    ends: () => {},
    committed: () => {},
  }),
}
