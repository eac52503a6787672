/** What a drill's alerts say by its evidence: what monitoring shows at the moment at which each goes out. */
import { sinceOf } from './app-evidence-plan'
import { minute, worldMinute } from './drill/clock'
import type { DrillRecord } from './drill/record'
import type { Alert } from './drill/record-alerts'
import type { Catalogue } from './drill/scenario'
import type { EvidenceBook } from './lab/evidence/book'
import { figuresAt } from './lab/evidence/figures-at'
import { decoys, type Subject, systems } from './lab/run'
import { type AlertFigures, alertFigures } from './scenarios/alert-figures'

/** An alert of the lab's, with what runs behind it. */
export interface LabAlert {
  alert: Alert
  subject: Subject
  text: Parameters<typeof alertFigures>[1]
  /** World minute at which it goes out as planned: its evidence is made for that one. */
  minute: number
}

/** A facilitator's own red herring says what its facilitator wrote. */
export function labAlerts(record: DrillRecord, { scenarios, herrings }: Catalogue): LabAlert[] {
  return record.alerts.flatMap((alert): LabAlert[] => {
    const found = [...scenarios, ...herrings].find(({ id }) => id === alert.subjectId)
    const subject = [...systems, ...decoys].find((each) => each === found?.lab)
    if (!found || subject === undefined || alert.own) return []
    const inject = record.injects.find((each) => each.kind === 'alert' && each.subject === alert.id)
    return inject ? [{ alert, subject, text: found.alert, minute: worldMinute(inject.at) }] : []
  })
}

/** Null = the evidence does not say it. */
export function wordsByEvidence(
  book: EvidenceBook,
  { alert, subject, text, minute: planned }: LabAlert,
  record: DrillRecord,
  catalogue: Catalogue,
): AlertFigures | null {
  const since = sinceOf(alert, record, catalogue) * minute
  const figures = figuresAt(book, subject, { since, at: planned * minute })
  return alertFigures(subject, text, figures)
}
