/** What the bot asks of figures from the team's own systems. Reading, asking and drawing are behind it. Times are real, epoch ms. */
import type { MeasuredDetail, MeasuredKind } from '../drill/measured-detail'
import type { ChartSpec } from '../report/chart-spec'

export type FigureSource =
  | { kind: 'pasted'; text: string }
  | { kind: 'file'; name: string; text: string }
  | { kind: 'prometheus'; address: string; query: string; from: number; until: number }

export interface Wanted {
  shows: MeasuredKind
  /** As it was typed; '' = the kind's own. */
  unit: string
  /** Rows with a time belong to before or after it; null = all of them to before. */
  fixedAt: number | null
  /** For times that say no zone. */
  timeZone: string
}

/** What is wrong, at the field that it was read from. */
export interface ReadFault {
  ok: false
  field: 'rows' | 'file' | 'address' | 'query' | 'from' | 'unit'
  sentence: string
}
export type FiguresRead = { ok: true; detail: MeasuredDetail } | ReadFault

export interface DrawnPreview {
  /** Of a stored file: it is there before this is known. */
  fileId: string
  alt: string
  title: string
}

export interface Measures {
  /** Addresses of Prometheus that may be asked, without passwords; empty = none. */
  addresses: readonly string[]
  /** Takes as long as Prometheus does, with a limit; never rejects for what somebody typed or a server answered. */
  read(source: FigureSource, wanted: Wanted): Promise<FiguresRead>
  /** The slide as a measurement would draw it; the same measurement gives the same picture. Null = it could not be drawn. */
  picture(drillId: string, measurementId: string, spec: ChartSpec): Promise<DrawnPreview | null>
  /** Removes the pictures of measurements that the drill has not got any more. */
  dropPictures(drillId: string): Promise<void>
}

/** For a bot that reads no figures. */
export const noMeasures: Measures = {
  addresses: [],
  read: async () => ({ ok: false, field: 'rows', sentence: 'No figures are read here.' }),
  picture: async () => null,
  dropPictures: async () => {},
}
