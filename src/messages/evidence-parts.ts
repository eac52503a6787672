/** What the messages of the evidence have in common: figures ready to print, pictures, rows of buttons. */
import type { ServiceSummary } from '../report/pictures/rows'
import { anySpot, type EvidenceSpot } from './evidence-spot'
import type { Button, Part } from './message'
import { clipped } from './spans'

/** Figures that come ready from the report's side, so that a message works out none. */
export interface EvidenceWords {
  /** "03:21" */
  now: string
  timeOf: (ms: number) => string
  lengthOf: (ms: number) => string
  value: (value: number, unit: string) => string
  lineCitation: (id: string) => string
  traceCitation: (trace: string) => string
  /** Address of the evidence page for whoever reads the message. */
  pageAt: (spot: EvidenceSpot) => string
}

/** The way from a private answer to the whole page, which opens at the same spot. */
export function onPage(
  { pageAt }: Pick<EvidenceWords, 'pageAt'>,
  spot: Partial<EvidenceSpot>,
): Part {
  const url = pageAt({ ...anySpot, ...spot })
  return { kind: 'links', links: [{ kind: 'address', label: 'Open the evidence page', url }] }
}

/** A picture that is stored, or the words in its place. */
export interface ShownPicture {
  fileId: string | null
  alt: string
  title: string
}

/** Buttons stand in rows of so many on every platform. */
const rowOfButtons = 5
const mostMetrics = 10

export function figuresOf(summary: ServiceSummary, words: EvidenceWords): Part[] {
  if (summary.metrics.length === 0) return []
  return [
    {
      kind: 'facts',
      facts: summary.metrics.slice(0, mostMetrics).map(({ name, value, unit, at }) => ({
        label: name,
        value: `${words.value(value, unit)} at ${words.timeOf(at)}`,
      })),
    },
    ...metricButtons(summary),
  ]
}

export function metricButtons({ service, metrics }: ServiceSummary): Part[] {
  if (metrics.length === 0) return []
  const buttons = metrics
    .slice(0, mostMetrics)
    .map(({ name }) => open(clipped(name, 70), 'metric', { service, metric: name }))
  return [{ kind: 'text', text: 'Charts of the last hour:' }, ...rowsOf(buttons)]
}

export function shown({ fileId, alt, title }: ShownPicture): Part {
  return fileId === null ? { kind: 'text', text: alt } : { kind: 'image', fileId, alt, title }
}

export function open(
  label: string,
  does: string,
  carried: Readonly<Record<string, string>>,
): Button {
  return { label, word: 'evidence', does, with: carried }
}

export const cite = (carried: Readonly<Record<string, string>>): Button => ({
  ...open('Use in a claim', 'cite', carried),
  style: 'primary',
})

/** Buttons in rows that every platform takes. */
export function rowsOf(buttons: readonly Button[]): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < buttons.length; at += rowOfButtons)
    parts.push({ kind: 'buttons', buttons: buttons.slice(at, at + rowOfButtons) })
  return parts
}
