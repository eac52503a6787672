/** What the typesetter's thread is asked, and what it answers. */
import type { Front } from '../conduct/typesetter'
import type { ChartSpec } from '../report/chart-spec'
import type { Document } from '../report/document'

export type Job = { id: number } & (
  | { kind: 'deck'; slides: readonly ChartSpec[]; front: Front }
  /** Sent ahead of the document that shows it, as soon as it is drawn. */
  | { kind: 'picture'; file: string; png: Uint8Array }
  | { kind: 'document'; document: Document; front: Front }
)

export type Answer = { id: number } & ({ bytes: Uint8Array } | { error: string })
