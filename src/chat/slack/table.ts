/** A table: Slack's own for the first of a message, else one line a row. What does not fit is counted. */
import type { types } from '@slack/bolt'
import type { Part, Text } from '../../messages/message'
import { spans } from '../../messages/spans'
import { cut, isBlank } from './escape'
import { limits } from './limits'
import { andMore, list } from './lines'
import { plain, richText } from './text'

export type TablePart = Extract<Part, { kind: 'table' }>
type Cell = types.TableBlock['rows'][number][number]

const longestCell = 300
/** Slack takes no empty cell. */
const noValue = '–'

/** Whether Slack's own table has room for its columns. */
export function fitsTable({ head }: TablePart): boolean {
  return head.length > 0 && head.length <= limits.tableColumns
}

export function table(part: TablePart): types.KnownBlock[] {
  const columns = part.head.length
  const head = part.head.map((label): Cell => cellOf([{ kind: 'strong', text: label }]))
  const rows: Cell[][] = [head]
  let characters = part.head.join('').length
  for (const row of part.rows) {
    const cells = Array.from({ length: columns }, (_, column) => row[column] ?? '')
    characters += cells.reduce(
      (sum, cell) => sum + Math.min(longestCell, plain(cell).length + 1),
      0,
    )
    if (rows.length === limits.tableRows || characters > limits.tableCharacters) break
    rows.push(cells.map(cellOf))
  }
  const block: types.TableBlock = {
    type: 'table',
    rows,
    column_settings: part.head.map((_, column) => ({
      align: part.align?.[column] ?? 'left',
      is_wrapped: true,
    })),
  }
  return [block, ...andMore(part.rows.length + 1 - rows.length)]
}

/** Plain words as they are; marks and moments need rich text. */
function cellOf(text: Text): Cell {
  if (isBlank(plain(text))) return { type: 'raw_text', text: noValue }
  if (spans(text).every((span) => typeof span === 'string'))
    return { type: 'raw_text', text: cut(plain(text), longestCell) }
  const elements = richText(text, longestCell)
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** "Name · Owner: Ana · Claims: 3": the first cell strong, the others by their column's name. */
export function tableLines({ head, rows }: TablePart, limit: number): types.KnownBlock[] {
  const lines = rows.map((row): Text => {
    const [first = '', ...others] = row
    const rest = others.flatMap((cell, index) => {
      if (isBlank(plain(cell))) return []
      const name = head[index + 1] ?? ''
      return [isBlank(name) ? ' · ' : ` · ${name}: `, ...spans(cell)]
    })
    return [{ kind: 'strong', text: isBlank(plain(first)) ? noValue : plain(first) }, ...rest]
  })
  return list(lines, limit)
}
