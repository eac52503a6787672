/** What the summary of a report says, piece by piece. */
import { originText } from '../drill/kpis/figure'
import type { Kpi, KpiKey } from '../report/kpi'
import type { Report } from '../report/report'
import type { Part, ShownFigure } from './message'
import { nameOf } from './naming'
import { clipped, code, dateTime } from './spans'
import type { View } from './view'

const mostTakeaways = 5
const mostSteps = 6

const shownKpis: readonly { key: KpiKey; label: string }[] = [
  { key: 'detection', label: 'Root-cause detection' },
  { key: 'fix-success', label: 'Fix success' },
  { key: 'ai-accuracy', label: 'AI accuracy' },
  { key: 'stress', label: 'Stress tests passed' },
  { key: 'false-positives', label: 'False positives' },
]

/** The five figures beside their targets. */
export function figures(kpis: readonly Kpi[]): Part {
  return { kind: 'figures', figures: shownKpis.map((each) => shownFigure(kpis, each)) }
}

function shownFigure(
  kpis: readonly Kpi[],
  { key, label }: { key: KpiKey; label: string },
): ShownFigure {
  const kpi = kpis.find((each) => each.key === key)
  if (!kpi) return { label, value: 'not recorded', standing: null, target: null, note: '' }
  const { standing, target } = kpi
  const { best, unit } = kpi.figure
  return {
    label,
    value: kpi.text,
    standing: standing === 'met' || standing === 'missed' ? standing : null,
    target,
    note: [best ? originText(best.provenance, unit) : '', kpi.note]
      .filter((each) => each !== '')
      .join(' · '),
  }
}

export function takeaways(report: Report): Part[] {
  const all = report.series.takeaways
  const shown = all.slice(0, mostTakeaways)
  if (shown.length === 0) return []
  return [
    { kind: 'heading', text: 'Key takeaways' },
    ...shown.map((text): Part => ({ kind: 'text', text: `– ${clipped(text, 300)}` })),
    ...more(all.length - shown.length),
  ]
}

export function steps(report: Report): Part[] {
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

export function signature(view: View, reportId: string): Part[] {
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
