/** Writing a record anew or editing it: by its author or a facilitator, the last wins, history is kept. */
import { revisionOf, stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import { isFacilitator } from './participations'
import type { DrillRecord } from './record'
import type { Stamp } from './stamp'

/** Collections whose elements can be edited. */
type Editable =
  | 'observations'
  | 'findings'
  | 'fixes'
  | 'reflections'
  | 'guardrails'
  | 'actions'
  | 'debriefs'

/**
 * Inserts `make(id, stamp)`, or puts it in the place of the record `recordId`. An edited record keeps its
 * author and time of making; the revision has the editor and the time of the edit.
 */
export function write<K extends Editable>(
  record: DrillRecord,
  collection: K,
  recordId: string | null,
  act: Act,
  make: (id: string, stamp: Stamp) => DrillRecord[K][number],
): Decision {
  const list: readonly { id: string; stamp: Stamp }[] = record[collection]
  const now = stampOf(record, act)
  if (recordId === null) {
    const id = act.newId()
    return done({ ...record, [collection]: [...list, make(id, now)] }, [], id)
  }
  const before = list.find((each) => each.id === recordId)
  if (!before) return refuse({ code: 'no-such-record' })
  const mine = before.stamp.by === act.by || (act.by !== null && isFacilitator(record, act.by))
  if (!mine) return refuse({ code: 'not-the-author', by: before.stamp.by ?? '' })
  const after = make(before.id, before.stamp)
  const revisions = [...record.revisions, revisionOf(collection, before, now, act)]
  return done(
    {
      ...record,
      [collection]: list.map((each) => (each.id === before.id ? after : each)),
      revisions,
    },
    [],
    before.id,
  )
}
