/** The appendix: every KPI, the slides, and the single records. */
import type { Block, Picture } from '../document'
import type { Kpi } from '../kpi'
import { type Origins, sourceText } from '../origins'
import type { Report } from '../report'
import { heading } from './blocks'
import { figureLine } from './front'
import { claimRecords } from './record-claims'
import { courseRecords } from './record-course'
import { lessonRecords } from './record-lessons'
import { clockOf } from './record-parts'
import { workRecords } from './record-work'

export function figuresSection(kpis: readonly Kpi[], origins: Origins): Block[] {
  const lines = kpis.map((kpi) => {
    const { best, unit } = kpi.figure
    const provenance = best && sourceText(best.provenance, unit, best.rows, origins)
    return { ...figureLine(kpi), provenance }
  })
  return [heading(2, 'Figures'), { kind: 'figures', lines }]
}

export function slidesSection(pictures: readonly Picture[]): Block[] {
  return pictures.length === 0
    ? []
    : [heading(2, 'Slides'), ...pictures.map((picture): Block => ({ kind: 'image', ...picture }))]
}

/** Every record with its time on the drill's clock and its source. */
export function recordsSection({ appendix, header }: Report): Block[] {
  const when = clockOf(header.finishedAt)
  const records = [
    ...claimRecords(appendix, when),
    ...workRecords(appendix, when),
    ...lessonRecords(appendix, when),
    ...courseRecords(appendix, when),
  ]
  return records.length === 0 ? [] : [heading(2, 'Records'), ...records]
}
