/** The KPIs: figures that can be read down the column, large on the first page. */
import type { FigureLine } from '../document'
import { ink, type Type, types } from './look'
import type { Paper } from './paper'
import { type Cell, type Column, cellOf, table } from './table'

const large: Type = { ...types.cell, size: 15, leading: 18, weight: 600 }
const name: Type = { ...types.cell, weight: 600 }
const aside: Type = { ...types.cell, size: 7.5, leading: 10.5, colour: ink.second }

export function figures(paper: Paper, lines: readonly FigureLine[], prominent: boolean): void {
  const columns = {
    kpi: {
      head: 'KPI',
      align: 'left',
      type: prominent ? { ...name, size: 9.5, leading: 13 } : name,
    },
    figure: { head: 'Figure', align: 'right', type: prominent ? large : name },
    target: { head: 'Target', align: 'right', type: types.cell },
    standing: { head: 'Standing', align: 'left', type: types.cell },
    source: { head: 'Source', align: 'left', type: aside },
    notes: { head: 'Notes', align: 'left', type: aside },
  } as const satisfies Record<string, Column>
  const row = (line: FigureLine): Cell[] => [
    cellOf(paper, [line.label], columns.kpi),
    cellOf(paper, [line.value], columns.figure),
    cellOf(paper, [line.target ?? '—'], columns.target),
    standingCell(paper, line.standing, columns.standing),
    cellOf(paper, [line.provenance ?? '—'], columns.source),
    cellOf(paper, [line.note === '' ? '—' : line.note], columns.notes),
  ]
  table(paper, Object.values(columns), lines.map(row))
}

/** A full or an empty mark beside the word, so that a grey print tells it too. */
function standingCell(paper: Paper, standing: string, column: Column): Cell {
  const colour = standing === 'met' ? ink.met : standing === 'missed' ? ink.missed : null
  if (colour === null) return cellOf(paper, [standing], column)
  const [mark, ...word] = cellOf(paper, [standing === 'met' ? '● met' : '○ missed'], column)
  return mark ? [{ ...mark, runs: mark.runs.map((run) => ({ ...run, colour })) }, ...word] : word
}
