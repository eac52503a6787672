/** What the tables and lists of the appendix have in common. */
import { formatClock } from '../../drill/duration'
import type { Source } from '../../drill/stamp'
import type { Noted } from '../accounts'
import type { Block, Item, Text } from '../document'
import { typedLines } from '../text'
import { cell, heading } from './blocks'

/** Says when a record was made; `finishedAt` in real ms, null = the drill goes on. */
export type When = (record: Pick<Noted, 'elapsed' | 'at'>) => string

export function clockOf(finishedAt: number | null): When {
  return ({ elapsed, at }) =>
    finishedAt !== null && at > finishedAt ? 'after the end' : formatClock(elapsed)
}

const sourceWords: Readonly<Record<Source, string>> = {
  command: 'command',
  form: 'form',
  button: 'button',
  cue: 'cue',
  import: 'import',
  lab: 'stress run',
}
export const sourceWord = (source: Source): string => sourceWords[source]

/** A table of records, numbered from one, its first columns the number and the time, its last the source. */
export function recordTable<R extends Noted>(
  name: string,
  records: readonly R[],
  when: When,
  columns: Readonly<Record<string, (record: R) => string>>,
): Block[] {
  if (records.length === 0) return []
  const head = ['No.', 'At', ...Object.keys(columns), 'Source']
  return [
    heading(3, name),
    {
      kind: 'table',
      head,
      align: head.map((_, index) => (index === 0 ? 'right' : 'left')),
      rows: records.map((record, index): Text[] => [
        [String(index + 1)],
        [when(record)],
        ...Object.values(columns).map((text): Text => [text(record)]),
        [sourceWord(record.source)],
      ]),
    },
  ]
}

/** Records with long texts: a line of facts, and below it what was written. Empty texts are left out. */
export function recordItem(
  name: string,
  facts: readonly string[],
  words: readonly (readonly [label: string, text: string])[],
): Item {
  const lines = words
    .filter(([, text]) => text !== '')
    .map(([label, text]): Text => {
      const [start = '', ...rest] = typedLines(text)
      return cell([label === '' ? start : `${label}: ${start}`, ...rest])
    })
  const first: Item = {
    text: [{ kind: 'strong', text: name }, ...facts.map((fact) => ` · ${fact}`)],
  }
  return lines.length === 0 ? first : { ...first, items: lines }
}

/** A record that is one text, on the line of its facts. */
export function shortItem(name: string, facts: readonly string[], text: string): Item {
  return {
    text: [{ kind: 'strong', text: name }, ` (${facts.join(', ')}): `, ...cell(typedLines(text))],
  }
}

export function recordList(name: string, items: readonly Item[]): Block[] {
  return items.length === 0 ? [] : [heading(3, name), { kind: 'list', ordered: false, items }]
}
