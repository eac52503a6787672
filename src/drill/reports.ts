/** Report versions of a drill: asked for, filed, signed off. */
import { replaced, stampOf, withDrill } from './change'
import { calendarCue } from './cues'
import { type Act, type Decision, done, type Happening, refuse } from './decision'
import { storedMeasurements } from './measurements'
import type { DrillRecord, ReportVersion } from './record'
import type { Cue } from './record-course'
import type { Stamp } from './stamp'

interface FiledReport {
  cueId: string
  version: number
  builtAt: number
  json: string
  markdown: string
  sha256: string
}

export function latestReport(record: DrillRecord): ReportVersion | null {
  return record.reports.at(-1) ?? null
}

/** Real time of the last thing that a report would show otherwise. */
function lastChange(record: DrillRecord): number {
  const stamps: Stamp[] = [
    record.takes,
    record.hints,
    record.claims,
    record.verdicts,
    record.observations,
    record.findings,
    record.fixes,
    record.checks,
    record.runs,
    storedMeasurements(record),
    record.reflections,
    record.guardrails,
    record.actions,
    record.debriefs,
    record.revisions,
  ].flatMap((list) => list.map((each) => each.stamp))
  return Math.max(0, ...stamps.map((stamp) => stamp.at))
}

export function changedSinceReport(record: DrillRecord): boolean {
  const latest = latestReport(record)
  return latest === null || lastChange(record) > latest.stamp.at
}

/** A facilitator posts the report; a version that says the same again is refused. */
export function askReport(record: DrillRecord, act: Act): Decision {
  if (record.drill.finishedAt === null)
    return refuse({ code: 'not-now', word: 'report', state: record.drill.state })
  const latest = latestReport(record)
  if (latest && !changedSinceReport(record))
    return refuse({ code: 'report-unchanged', version: latest.version })
  if (record.cues.some((cue) => cue.kind === 'report' && cue.state === 'pending'))
    return done(record)
  return done({ ...record, cues: [...record.cues, calendarCue('report', 'asked', act.now, act)] })
}

/**
 * The report that a cue asked for is there. Its stamp says when the record was read, so that what was added
 * while it was drawn up counts as added since. A rehearsal or sample closes with it.
 */
export function fileReport(record: DrillRecord, filed: FiledReport, act: Act): Decision {
  const cue = record.cues.find((each) => each.id === filed.cueId && each.state === 'pending')
  if (!cue || filed.version !== record.reports.length + 1) return refuse({ code: 'cue-not-due' })
  const stamp = stampOf(record, act)
  const { version, sha256, json, markdown } = filed
  const report: ReportVersion = {
    id: act.newId(),
    version,
    sha256,
    json,
    markdown,
    stamp: { ...stamp, at: filed.builtAt },
    signedOff: null,
  }
  const cues = replaced(record.cues, { ...cue, state: 'done', done: stamp } satisfies Cue)
  const next = { ...record, cues, reports: [...record.reports, report] }
  const happenings: Happening[] = [{ type: 'report-filed', reportId: report.id }]
  const closes = record.drill.kind !== 'drill' && record.drill.state === 'finished'
  if (!closes) return done(next, happenings)
  return done(withDrill(next, { state: 'closed', closedAt: act.now }), [
    ...happenings,
    { type: 'closed' },
  ])
}

/** A facilitator's word that a posted version is right; a new version starts unsigned. */
export function signOff(record: DrillRecord, reportId: string, act: Act): Decision {
  const report = record.reports.find((each) => each.id === reportId)
  if (!report) return refuse({ code: 'no-such-record' })
  if (report.signedOff) return refuse({ code: 'signed-already', by: report.signedOff.by ?? '' })
  const signed = { ...report, signedOff: stampOf(record, act) }
  return done({ ...record, reports: replaced(record.reports, signed) }, [
    { type: 'signed-off', reportId },
  ])
}
