/** What there is to judge a tortured drill by. */
import type { Entry } from '../../chat/transcript/read'
import type { DrillRecord } from '../../drill/record'
import type { Act } from '../../rehearsal/act'
import type { CastKey } from '../../rehearsal/cast'
import type { Post } from '../../store/store'

export interface TriedAct {
  act: Act
  /** The database knows of it. */
  kept: boolean
  /** A life told its person so. */
  told: boolean
  /** Real time of the first answer, or of the last time its form was opened; null = neither was seen. */
  triedAt: number | null
}

export interface Evidence {
  record: DrillRecord
  /** Person ids of those who play. */
  people: ReadonlyMap<CastKey, string>
  acts: readonly TriedAct[]
  outbox: readonly Post[]
  /** Outbox rows that ended otherwise than sent, or have not ended. */
  unsent: number
  transcript: readonly Entry[]
  /** Stored files by their id. */
  files: ReadonlyMap<string, { mime: string; bytes: Uint8Array }>
}

/** `kind`: something stands twice, is not there, or is there otherwise than it should be. */
export interface Fault {
  kind: 'double' | 'missing' | 'wrong'
  what: string
}

export const fault = (kind: Fault['kind'], what: string): Fault => ({ kind, what })

/** Compares two bags: what is expected but not there, and what is there but not expected or once too often. */
export function compare(
  name: string,
  expected: readonly string[],
  actual: readonly string[],
): Fault[] {
  const left = new Map<string, number>()
  for (const each of expected) left.set(each, (left.get(each) ?? 0) + 1)
  const faults: Fault[] = []
  for (const each of actual) {
    const count = left.get(each)
    if (count === undefined) faults.push(fault('wrong', `${name}, not asked for: ${each}`))
    else if (count === 0) faults.push(fault('double', `${name}: ${each}`))
    else left.set(each, count - 1)
  }
  for (const [each, count] of left) {
    for (let n = 0; n < count; n += 1) faults.push(fault('missing', `${name}: ${each}`))
  }
  return faults
}
