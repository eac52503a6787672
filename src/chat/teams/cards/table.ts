/** A table as Teams draws it since 1.5, and as lines of text for a client that does not know it. */
import type { Part, Text } from '../../../messages/message'
import { spans } from '../../../messages/spans'
import { andMore, list } from './lines'
import { plain, richText } from './text'
import type { Element, Table, TableCell, TextStyle } from './types'
import { isBlank } from './words'

type TablePart = Extract<Part, { kind: 'table' }>

const mostColumns = 12
const longestCell = 300
const noValue = '–'
/** On a phone so many columns have room for small letters only. */
const manyColumns = 4
const mostSideBySide = 5
/** What stands around a cell's words takes as much as so many letters. */
const padding = 4
const longestWord = 16
const longestLine = 40

/** Rows and columns that do not fit are counted below it. */
export function table(part: TablePart, limit: number, most: number): Element[] {
  const count = Math.min(mostColumns, part.head.length)
  const rows = part.rows.slice(0, most)
  const lines = tableLines(part, limit, most)
  const groups = groupsOf(count)
  if (groups.length === 0) return lines
  const size: TextStyle = count < manyColumns ? {} : { size: 'small' }
  const longest = Math.min(limit, longestCell)
  const element: Table = {
    type: 'Table',
    columns: groups.map((group) => ({
      width: widthOf([part.head, ...rows].flatMap((cells) => group.map((at) => cells[at] ?? ''))),
      ...(group.every((at) => part.align?.[at] === 'right')
        ? { horizontalCellContentAlignment: 'right' }
        : {}),
    })),
    rows: [
      row(part.head, groups, longestCell, { ...size, weight: 'bolder' }),
      ...rows.map((cells) => row(cells, groups, longest, size)),
    ],
    showGridLines: true,
    fallback: { type: 'Container', items: lines },
  }
  return [
    element,
    ...andMore(part.rows.length - rows.length, 'row'),
    ...andMore(part.head.length - count, 'column'),
  ]
}

/** Which columns stand in each of the card's: one, or where they are too many for a phone two, one above the other. */
function groupsOf(count: number): number[][] {
  const size = count > mostSideBySide ? 2 : 1
  return Array.from({ length: Math.ceil(count / size) }, (_, at) =>
    Array.from({ length: size }, (_each, of) => at * size + of).filter((each) => each < count),
  )
}

function row(
  cells: readonly Text[],
  groups: readonly (readonly number[])[],
  limit: number,
  looks: TextStyle,
): Table['rows'][number] {
  return {
    type: 'TableRow',
    cells: groups.map((group): TableCell => {
      const items = group.flatMap((at) => {
        const text = cells[at] ?? ''
        return richText(isBlank(plain(text)) ? noValue : text, limit, looks)
      })
      return {
        type: 'TableCell',
        items: items.map((each, at) => (at === 0 ? each : { ...each, spacing: 'none' })),
      }
    }),
  }
}

/** A column's share of the width: room for its longest word before all, for on a phone words are cut else. */
function widthOf(cells: readonly Text[]): number {
  const lines = cells.map(plain)
  const longest = (all: readonly string[], most: number) =>
    Math.min(most, Math.max(1, ...all.map((each) => each.length)))
  const words = lines.flatMap((line) => line.split(/\s+/))
  const pieces = words.flatMap((word) => (word.length > dateLength ? word.split('-') : word))
  return 4 * (longest(pieces, longestWord) + padding) + longest(lines, longestLine)
}
/** "2026-12-03": what is no longer stays on one line. */
const dateLength = 10

/** "Name · Owner: Ana · Claims: 3": the first cell strong, the others by their column's name. */
function tableLines({ head, rows }: TablePart, limit: number, most: number): Element[] {
  const lines = rows.map((cells): Text => {
    const [first = '', ...others] = cells
    const rest = others.flatMap((cell, index) => {
      if (isBlank(plain(cell))) return []
      const name = head[index + 1] ?? ''
      return [isBlank(name) ? ' · ' : ` · ${name}: `, ...spans(cell)]
    })
    return [{ kind: 'strong', text: isBlank(plain(first)) ? noValue : plain(first) }, ...rest]
  })
  const shown = list(lines, Math.min(limit, longestCell * 3), most, 'row')
  return shown.length > 0 ? shown : richText(noValue, 1)
}
