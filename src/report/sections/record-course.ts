/** The appendix's course of the drill: pauses, changed lengths, late and skipped cues, edits. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { Appendix } from '../accounts'
import type { Block } from '../document'
import { heading, list } from './blocks'
import { editedRecord, fieldWords } from './edit-words'
import { recordItem, recordList, recordTable, sourceWord, type When } from './record-parts'

export function courseRecords(appendix: Appendix, when: When): Block[] {
  const { pauses, lengths, cues, edits } = appendix
  const changed = [
    ...lengths.map(
      ({ phase, planned, actual }) =>
        `${phase}: ${formatDuration(planned)} planned, ${formatDuration(actual)} in the end`,
    ),
    ...cues.map(
      ({ label, elapsed, fate, done }) =>
        `${label}, due at ${formatClock(elapsed)}: ${fate}${done === null || fate === 'skipped' ? '' : `, at ${formatClock(done)}`}`,
    ),
  ]
  return [
    ...recordTable('Pauses', pauses, when, {
      Reason: ({ reason }) => reason,
      Length: ({ length }) => (length === null ? 'not ended' : formatDuration(length)),
    }),
    ...(changed.length === 0 ? [] : [heading(3, 'Otherwise than planned'), list(changed)]),
    ...recordList(
      'Edits, with what stood there before',
      edits.map((each) =>
        recordItem(
          `Edit of ${editedRecord(each, appendix)}`,
          [when(each), sourceWord(each.source)],
          each.was.map(
            ({ field, text }) =>
              [fieldWords(field), text.trim() === '' ? 'nothing' : text] as const,
          ),
        ),
      ),
    ),
  ]
}
