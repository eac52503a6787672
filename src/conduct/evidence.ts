/** What the bot asks of a drill's evidence. The books and the drawing are behind it. Times are world ms: 03:00 is 0. */
import type { EvidenceSpot } from '../messages/evidence-spot'
import type { EvidenceSpec } from '../report/evidence-spec'
import type {
  EvidenceLevel,
  EvidenceLine,
  EvidenceSpan,
  ServiceSummary,
} from '../report/pictures/rows'

export interface LineFilter {
  from: number
  until: number
  /** Empty = all. */
  services: readonly string[]
  levels: readonly EvidenceLevel[]
  /** Words that must all occur, case ignored; plain text. */
  words: readonly string[]
  /** A whole trace id. */
  trace: string | null
}

/** A drill's evidence, to be read up to a moment. Nothing later than `until` is in any answer. */
export interface Book {
  overview(from: number, until: number): ServiceSummary[]
  /** Newest first. `before`: cursor of the last page. */
  logs(
    filter: LineFilter,
    page: { before: string | null; limit: number },
  ): { rows: EvidenceLine[]; total: number; next: string | null }
  line(id: string, until: number): EvidenceLine | null
  trace(id: string, until: number): EvidenceSpan[]
  metricNames(): {
    service: string
    name: string
    unit: string
    /** Where the metric has one that the team knows of. */
    limit?: { value: number; text: string }
  }[]
  metric(
    service: string,
    name: string,
    from: number,
    until: number,
  ): { at: number; value: number }[]
}

export interface DrawnPicture {
  /** Of a stored file: it is there before this is known. */
  fileId: string
}

export interface Evidence {
  /** 'not yet' = it is being prepared; null = this drill has none. Whoever opens a book shares it and never closes it. */
  open(drillId: string): Promise<Book | 'not yet' | null>
  /**
   * Draws and stores a picture of a drill, with the spec's alt text. The same name gives the picture that is there
   * already, so a name tells all that the picture depends on; it says nothing that readers may not know. Null =
   * it could not be drawn; the words of the message must do.
   */
  picture(drillId: string, name: string, spec: EvidenceSpec): Promise<DrawnPicture | null>
  /** Address of the drill's evidence page with that person's own key in it: for private answers to them only. */
  pageOf(drillId: string, personId: string, spot: EvidenceSpot): string
}

/** For a bot without a lab: no drill has evidence, nothing is drawn. */
export const noEvidence: Evidence = {
  open: async () => null,
  picture: async () => null,
  pageOf: () => '/evidence/',
}
