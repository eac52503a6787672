import './table.css'
import type { Part } from '../../../../messages/message'
import { Words } from './text'

type TablePart = Extract<Part, { kind: 'table' }>

/** Rules, not boxes; where there is no room each row becomes a small list. */
export function Table({ table }: { table: TablePart }) {
  const side = (column: number) => (table.align?.[column] === 'right' ? 'table-right' : undefined)
  return (
    <table class="table">
      <thead>
        <tr>
          {table.head.map((label, column) => (
            <th key={column} scope="col" class={side(column)}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} class={side(column)} data-label={table.head[column]} dir="auto">
                <Words text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
