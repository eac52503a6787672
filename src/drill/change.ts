/** Small steps on immutable records. */
import { elapsedAt } from './clock'
import type { Act } from './decision'
import type { Drill, DrillRecord, Revision } from './record'
import type { Stamp } from './stamp'

export function stampOf(record: DrillRecord, act: Act): Stamp {
  return { at: act.now, elapsed: elapsedAt(record, act.now), by: act.by, source: act.source }
}

export function withDrill(record: DrillRecord, changes: Partial<Drill>): DrillRecord {
  return { ...record, drill: { ...record.drill, ...changes } }
}

/** Replaces the element with the same id; the other elements stay the same objects. */
export function replaced<T extends { id: string }>(list: readonly T[], item: T): readonly T[] {
  return list.map((each) => (each.id === item.id ? item : each))
}

/** What an edit leaves behind: the older state, whole. */
export function revisionOf(
  collection: string,
  before: { id: string },
  stamp: Stamp,
  act: Act,
): Revision {
  return { id: act.newId(), collection, recordId: before.id, before: JSON.stringify(before), stamp }
}
