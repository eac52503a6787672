/** What is posted of a report: the channel's one summary, and in its thread the slides and the files. */

import { fileKinds, filesOfVersion } from '../drill/report-files'
import { latestReport } from '../drill/reports'
import type { Report } from '../report/report'
import type { Button, Message, Part, Text } from './message'
import { kindName } from './naming'
import { saying } from './saying'
import { date, joined, plural, strong } from './spans'
import { figures, signature, steps, takeaways } from './summary-parts'
import type { View } from './view'

/** `reportId`: the filed version that a sign-off means. */
export function summary(view: View, report: Report, reportId: string): Message {
  const { header, version } = report
  const parts: Part[] = [
    headline(report.verdict),
    { kind: 'text', text: about(view, report) },
    figures(report.kpis),
    ...takeaways(report),
    ...steps(report),
    ...signature(view, reportId),
    { kind: 'note', text: 'In this thread: the eight slides and the full report.' },
    ...buttons(view, reportId),
  ]
  const numbered = version > 1 ? `, version ${version}` : ''
  return saying(
    [{ kind: 'note', text: [strong('Drill report'), `${numbered} · ${header.team}`] }, ...parts],
    `Drill report${numbered}: ${header.title}, ${header.team}`,
  )
}

/** The verdict as the headline, unless a long team name makes it more than a headline holds. */
function headline(verdict: string): Part {
  return verdict.length <= longestHeadline
    ? { kind: 'heading', text: verdict, mark: 'done' }
    : { kind: 'text', text: [strong(verdict)] }
}
const longestHeadline = 150

function about(view: View, report: Report): Text {
  const { header, overview } = report
  const lead = header.facilitators.length === 1 ? 'facilitator' : 'facilitators'
  return joined([
    header.title,
    header.startedAt === null ? '' : [date(header.startedAt)],
    `${overview.plannedMinutes} min`,
    plural(header.engineers, 'engineer'),
    header.facilitators.length === 0 ? '' : `${lead} ${header.facilitators.join(', ')}`,
    kindName(view.record),
  ])
}

/** The survey while it is open; the sign-off of the version that is out, until somebody has given it. */
function buttons(view: View, reportId: string): Part[] {
  const { record } = view
  const open: Button[] =
    record.drill.state === 'finished'
      ? [{ label: 'Answer the survey', word: 'reflect', does: 'open', style: 'primary' }]
      : []
  const latest = latestReport(record)
  if (latest?.id === reportId && latest.signedOff === null)
    open.push({ label: 'Sign off', word: 'report', does: 'sign-off', with: { report: reportId } })
  return open.length === 0 ? [] : [{ kind: 'buttons', buttons: open }]
}

/** The eight slides as pictures; says so where one could not be drawn. */
export function slidesMessage(
  report: Report,
  pictures: readonly { id: string; alt: string; title: string }[],
): Message {
  const missing = slideCount - pictures.length
  return saying([
    { kind: 'heading', text: `The slides of ${report.header.title}`, aside: versionName(report) },
    ...pictures.map(({ id, alt, title }): Part => ({ kind: 'image', fileId: id, alt, title })),
    ...(missing > 0
      ? [
          {
            kind: 'note' as const,
            text: `${plural(missing, 'slide')} could not be drawn. The figures stand in the report.`,
          },
        ]
      : []),
  ])
}
const slideCount = 8

/** A version of the report as files; `newer` = the version that has replaced it. */
export function filesMessage(
  { title, version, newer = null }: { title: string; version: number; newer?: number | null },
  files: readonly { id: string; name: string }[],
): Message {
  const replaced = newer === null ? '' : `, replaced by version ${newer}`
  return saying([
    {
      kind: 'heading',
      text: `The full report on ${title}`,
      aside: `version ${version}${replaced}`,
    },
    ...filesOfVersion(files, version).map(
      ({ format, file: { id, name } }): Part => ({
        kind: 'file',
        fileId: id,
        name,
        note: fileKinds[format].note,
      }),
    ),
  ])
}

const versionName = (report: Report) => `version ${report.version}`
