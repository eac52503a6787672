/** Section 2. */
import { formatSpan } from '../../drill/duration'
import { originText } from '../../drill/kpis/figure'
import type { Block } from '../document'
import { notRecorded } from '../figure-text'
import type { Kpi } from '../kpi'
import type { TimelineRow } from '../report'
import { cell, heading } from './blocks'

export function timelineSection(rows: readonly TimelineRow[]): Block[] {
  return [
    heading(2, '2. Timeline & Activities'),
    {
      kind: 'table',
      head: ['Phase', 'Start–End', 'Activity', 'Key Observations / Notes', 'Metrics / KPIs'],
      align: ['left', 'left', 'left', 'left', 'left'],
      rows: rows.map((row) => [
        [row.name],
        cell(times(row)),
        [row.activity],
        cell(remarks(row)),
        cell(row.kpis.length === 0 ? ['N/A'] : row.kpis.map(metric)),
      ]),
    },
  ]
}

/** The planned times, and the actual ones where they print otherwise. */
function times({ planned, actual }: TimelineRow): string[] {
  const script = formatSpan(planned.start, planned.end)
  if (!actual) return [script, 'did not take place']
  const clock = formatSpan(actual.start, actual.end)
  return clock === script ? [script] : [script, `actual ${clock}`]
}

function remarks({ observations, events }: TimelineRow): string[] {
  const lines = [...observations, ...events]
  return lines.length === 0 ? [notRecorded] : lines
}

function metric({ label, text, target, standing, note, figure }: Kpi): string {
  const aim =
    target === null || standing === 'not recorded' ? [] : [`target ${target}: ${standing}`]
  const origin = figure.best ? [originText(figure.best.provenance, figure.unit)] : []
  const aside = [...origin, ...aim, ...(note === '' ? [] : [note])].join(', ')
  return `${label}: ${text}${aside === '' ? '' : ` (${aside})`}`
}
