import type { Block } from '../../../../report/document'
import { isFigureColumn, isShortColumn } from './contents'
import { InlineText } from './inline'
import './table.css'

type Table = Extract<Block, { kind: 'table' }>

/** Rules between rows, figures at the right; where it is wider than the page it scrolls by itself. */
export function DataTable({ head, rows, align, title }: Omit<Table, 'kind'> & { title: string }) {
  const columns = head.map((_, column) => rows.map((row) => row[column] ?? []))
  const shapes = columns.map((cells, column) => {
    if (align[column] === 'right' || isFigureColumn(cells)) return 'report-right'
    return isShortColumn(cells) ? 'report-short' : 'report-wordy'
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section class="report-scroll" aria-label={title} tabIndex={0}>
      <table class="report-table">
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" class={shapes[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={head[column]} class={shapes[column]}>
                  <InlineText text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
