/** What is posted of a report: the channel's one summary, and in its thread the slides and the files. */
import { latestReport } from '../drill/reports'
import type { Kpi, KpiKey } from '../report/kpi'
import type { Report } from '../report/report'
import type { Button, Message, Part, Text } from './message'
import { kindName, nameOf } from './naming'
import { saying } from './saying'
import { clipped, code, date, dateTime, joined, plural, strong } from './spans'
import type { View } from './view'

const mostTakeaways = 5
const mostSteps = 6

/** `reportId`: the filed version that a sign-off means. */
export function summary(view: View, report: Report, reportId: string): Message {
  const { header, version } = report
  const parts: Part[] = [
    { kind: 'heading', text: report.verdict, mark: 'done' },
    { kind: 'text', text: about(view, report) },
    { kind: 'facts', facts: figures.map((each) => figureFact(report.kpis, each)) },
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

const figures: readonly { key: KpiKey; label: string }[] = [
  { key: 'detection', label: 'Root-cause detection' },
  { key: 'fix-success', label: 'Fix success' },
  { key: 'ai-accuracy', label: 'AI accuracy' },
  { key: 'stress', label: 'Stress tests passed' },
  { key: 'false-positives', label: 'False positives' },
]

/** The figure, whether it meets its target, and where it comes from. */
function figureFact(
  kpis: readonly Kpi[],
  { key, label }: { key: KpiKey; label: string },
): { label: string; value: Text } {
  const kpi = kpis.find((each) => each.key === key)
  if (!kpi) return { label, value: [strong('not recorded')] }
  const standing = kpi.standing === 'not recorded' || kpi.standing === 'no target' ? '' : kpi.standing
  return {
    label,
    value: joined([
      [strong(kpi.text)],
      joined([standing, kpi.target === null ? '' : `target ${kpi.target}`], ', '),
      kpi.figure.best?.provenance ?? '',
      kpi.note,
    ]),
  }
}

function takeaways(report: Report): Part[] {
  const all = report.series.takeaways
  const shown = all.slice(0, mostTakeaways)
  if (shown.length === 0) return []
  return [
    { kind: 'heading', text: 'Key takeaways' },
    ...shown.map((text): Part => ({ kind: 'text', text: `– ${clipped(text, 300)}` })),
    ...more(all.length - shown.length),
  ]
}

function steps(report: Report): Part[] {
  const all = report.series.actions
  const shown = all.slice(0, mostSteps)
  if (shown.length === 0) return []
  return [
    { kind: 'heading', text: 'Next steps' },
    {
      kind: 'table',
      head: ['Action', 'Owner', 'Severity', 'Due'],
      rows: shown.map((step) => [
        clipped(step.text, 160),
        clipped(step.owner, 60),
        step.severity,
        step.due,
      ]),
      align: ['left', 'left', 'left', 'right'],
    },
    ...more(all.length - shown.length),
  ]
}

function more(count: number): Part[] {
  return count > 0 ? [{ kind: 'note', text: `And ${count} more in the report.` }] : []
}

function signature(view: View, reportId: string): Part[] {
  const filed = view.record.reports.find((each) => each.id === reportId)
  if (!filed?.signedOff) return []
  const { by, at } = filed.signedOff
  return [
    {
      kind: 'text',
      text: [
        `Version ${filed.version} signed off by ${nameOf(view, by)}, `,
        dateTime(at),
        '. SHA-256 ',
        code(filed.sha256),
      ],
    },
  ]
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
    ...pictures.map(
      ({ id, alt, title }): Part => ({ kind: 'image', fileId: id, alt, title }),
    ),
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

const fileNotes: Readonly<Record<string, string>> = {
  'text/markdown': 'the full report, Markdown',
  'application/json': 'the whole record with provenance, JSON',
}

/** The report as files. */
export function filesMessage(
  report: Report,
  files: readonly { id: string; name: string; mime: string }[],
): Message {
  return saying([
    {
      kind: 'heading',
      text: `The full report on ${report.header.title}`,
      aside: versionName(report),
    },
    ...files.map(
      ({ id, name, mime }): Part => ({
        kind: 'file',
        fileId: id,
        name,
        note: fileNotes[mime] ?? mime,
      }),
    ),
  ])
}

const versionName = (report: Report) => `version ${report.version}`
