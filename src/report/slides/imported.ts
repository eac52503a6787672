/** What a slide says of figures that an import measured, not a run. */
import { measuredInLab } from '../../drill/kpis/figure'

export interface Imported {
  /** "measured, imported: billing-ledger.csv" */
  origin: string
  /** The alert's service, where it is not the system that the slide is about; null = it is. */
  service: string | null
}

/** "Figures: measured, virtual time." */
export function figuresNote(imported: Imported | undefined): string {
  return `Figures: ${imported?.origin ?? measuredInLab}.`
}
