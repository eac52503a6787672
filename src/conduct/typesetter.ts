/** The port to whatever makes a report's PDF and deck. */
import type { ChartSpec } from '../report/chart-spec'
import type { Document, Front } from '../report/document'

/** Serves one report. */
export interface Typesetter {
  /** The slides as PowerPoint. Rejects when it can't be made, or when the typesetter was closed. */
  deck(slides: readonly ChartSpec[], front: Front): Promise<Uint8Array>
  /** A picture of the document to come, by its file name. */
  picture(file: string, png: Uint8Array): void
  /** The document as PDF, with the pictures that came before. Rejects as `deck` does. */
  document(document: Document, front: Front): Promise<Uint8Array>
  /** What isn't done rejects. */
  close(): Promise<void>
}
