/** What was edited: of each older state the fields that the next one has otherwise. */
import { z } from 'zod'
import type { DrillRecord, Revision } from '../drill/record'
import type { Edit } from './accounts'
import { type Material, nameOf } from './material'
import { noted } from './noted'

const state = z.record(z.string(), z.unknown())
type State = z.infer<typeof state>

/** Where and by whom a record was made is no word of it. */
const unedited: readonly string[] = ['id', 'stamp', 'alertId', 'phase', 'signed']

/** Surveys are left out: a time would tell whose answer is whose. */
export function edits(material: Material): Edit[] {
  const { record } = material
  return record.revisions
    .filter(({ collection }) => collection !== 'reflections')
    .map((revision) => {
      const was = state.parse(JSON.parse(revision.before))
      const is = nextState(record, revision)
      return {
        ...noted(revision),
        collection: revision.collection,
        recordId: revision.recordId,
        was: Object.keys(was)
          .filter(
            (field) => !unedited.includes(field) && wordsOf(was[field]) !== wordsOf(is[field]),
          )
          .map((field) => ({ field, text: textOf(material, field, was[field]) })),
      }
    })
}

/** What a revision was changed into: the next revision of the same record, or the record itself. */
function nextState(record: DrillRecord, { id, recordId }: Revision): State {
  const all = record.revisions.filter((each) => each.recordId === recordId)
  const next = all[all.findIndex((each) => each.id === id) + 1]
  if (next) return state.parse(JSON.parse(next.before))
  const present = [
    ...record.observations,
    ...record.findings,
    ...record.fixes,
    ...record.guardrails,
    ...record.actions,
    ...record.debriefs,
  ].find((each) => each.id === recordId)
  return present ? { ...present } : {}
}

function textOf(material: Material, field: string, value: unknown): string {
  const words = wordsOf(value)
  return field === 'owner' ? (nameOf(material, words) ?? words) : words
}

/** '' = nothing stood there. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key} ${wordsOf(each)}`)
      .sort()
      .join(', ')
  return String(value)
}

/** Who wrote a record last: its last editor, else its author. */
export function lastWriter(
  material: Material,
  { id, stamp }: { id: string; stamp: { by: string | null } },
): string | null {
  const revision = material.record.revisions.findLast((each) => each.recordId === id)
  return nameOf(material, (revision ?? { stamp }).stamp.by)
}
