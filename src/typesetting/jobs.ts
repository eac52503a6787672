/** What the typesetter's thread is asked, and what it answers. */
import type { ChartSpec } from '../report/chart-spec'
import type { Document, Front } from '../report/document'

export type Job = { id: number } /** A new report: nothing of the one before is kept. */ & (
  | { kind: 'begin' }
  | { kind: 'deck'; slides: readonly ChartSpec[]; front: Front }
  /** Sent as soon as it is drawn; null = it could not be. */
  | { kind: 'picture'; file: string; png: Uint8Array | null }
  | { kind: 'document'; document: Document; front: Front }
)

export type Answer = { id: number } & ({ bytes: Uint8Array } | { error: string })
