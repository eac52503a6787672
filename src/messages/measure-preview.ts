/** A facilitator's private look at figures from the team's own systems, before they are stored. */
import { alertById } from '../drill/alerts'
import { measuredDetail } from '../drill/measured-detail'
import { measuredBy } from '../drill/measurements'
import type { Measurement } from '../drill/record-work'
import type { MeasuredLine } from '../report/measured-lines'
import type { Message, Part } from './message'
import { saying } from './saying'
import { plural } from './spans'
import type { View } from './view'

export interface MeasurePreview {
  measurement: Measurement
  figures: readonly MeasuredLine[]
  /** The slide of its kind, and whether it would be drawn from these figures. */
  slide: { number: number; drawn: boolean }
  picture: { fileId: string; alt: string; title: string } | null
}

export function measurePreview(
  { record }: View,
  { measurement, figures, slide, picture }: MeasurePreview,
): Message {
  const { rows, shown, notes } = measuredDetail(measurement.detail)
  const alert = alertById(record, measurement.alertId)
  const query = measurement.origin === 'prometheus' ? measurement.name : ''
  return saying([
    {
      kind: 'heading',
      text: `Figures for alert ${alert?.letter ?? ''}`,
      aside: measurement.state === 'stored' ? 'stored' : 'not stored yet',
    },
    { kind: 'text', text: feeds(slide, alert?.herring === true) },
    {
      kind: 'facts',
      facts: [
        { label: 'From', value: measuredBy(measurement) },
        ...(query === '' ? [] : [{ label: 'Query', value: query }]),
        { label: 'Read', value: rowsText(rows) },
      ],
    },
    {
      kind: 'table',
      head: ['Figure', 'Before the fix', 'After the fix'],
      rows: figures.map(({ label, before, after }) => [label, before, after]),
      align: ['left', 'right', 'right'],
    },
    ...(picture ? [{ kind: 'image' as const, ...picture }] : []),
    {
      kind: 'table',
      head: shown.head,
      rows: shown.rows,
      align: shown.head.map(() => 'right' as const),
    },
    ...notes.map((text): Part => ({ kind: 'note', text })),
    {
      kind: 'note',
      text: 'Only you see this. A preview that is not stored is forgotten after a day.',
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Store',
          word: 'measure',
          does: 'store',
          style: 'primary',
          with: { measurement: measurement.id },
        },
        {
          label: 'Discard',
          word: 'measure',
          does: 'discard',
          with: { measurement: measurement.id },
        },
      ],
    },
  ])
}

function feeds({ number, drawn }: MeasurePreview['slide'], noise: boolean): string {
  if (drawn) return `Stored, they draw slide ${number} of the report.`
  return noise
    ? 'This alert is noise, so no slide is drawn from its figures. Stored, they stand in the report’s appendix.'
    : `Slide ${number} stays drawn from other figures. Stored, these stand in the report’s appendix.`
}

function rowsText({ before, after }: { before: number; after: number }): string {
  const count = (rows: number) => plural(rows, 'row').replace(/^\d+/, rows.toLocaleString('en'))
  return after === 0
    ? `${count(before)} from before the fix, none from after it`
    : `${count(before)} from before the fix, ${count(after)} from after it`
}
