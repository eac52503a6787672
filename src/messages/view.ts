/** What every view gets: the record, the data it speaks of, the moment, and people's names. */
import type { DrillRecord } from '../drill/record'
import type { Catalogue } from '../drill/scenario'

export interface View {
  record: DrillRecord
  catalogue: Catalogue
  /** Real time, epoch ms. */
  now: number
  nameOf: (personId: string) => string
}
