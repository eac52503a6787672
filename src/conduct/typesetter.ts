/** The port to whatever makes a report's PDF and deck. */
import type { ChartSpec } from '../report/chart-spec'
import type { Document, Front } from '../report/document'

/** Serves one report. */
export interface Typesetter {
  /** The slides as PowerPoint. Rejects when it can't be made, or when the typesetter was closed. */
  deck(slides: readonly ChartSpec[], front: Front): Promise<Uint8Array>
  /** A picture of the document, by its file name; null = there will be none. Each file gets one word. */
  picture(file: string, png: Uint8Array | null): void
  /** The document as PDF; waits for its pictures, which may come later. Rejects as `deck` does. */
  document(document: Document, front: Front): Promise<Uint8Array>
  /** What isn't done rejects. */
  close(): Promise<void>
}
