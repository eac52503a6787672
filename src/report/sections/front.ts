/** The first page: whose drill, one sentence, five figures, one picture. */

import { originText } from '../../drill/kpis/figure'
import type { Block, FigureLine, Picture } from '../document'
import type { Kpi, KpiKey } from '../kpi'
import type { Report } from '../report'
import { field, heading } from './blocks'

const foremost: readonly KpiKey[] = [
  'detection',
  'fix-success',
  'ai-accuracy',
  'stress',
  'false-positives',
]

export function front(report: Report, picture: Picture | null): Block[] {
  const { header, kind } = report
  const engineers = header.engineers === 1 ? '1 engineer' : `${header.engineers} engineers`
  const names = header.people.map(({ name, roles }) => `${name} (${roles.join(', ')})`).join('; ')
  return [
    heading(1, '3 A.M. Drill Workshop — Post-Workshop Report'),
    field('Workshop Date', header.date ?? 'not started'),
    field('Facilitator / Instructor', header.facilitators.join(', ')),
    field(
      'Team / Participants',
      `${header.team} (${engineers})${names === '' ? '' : `: ${names}`}`,
    ),
    field(
      'Drill',
      `${header.title}, report version ${report.version}${kind === 'drill' ? '' : `, a ${kind} with a simulated team`}`,
    ),
    { kind: 'quote', lines: [report.verdict] },
    {
      kind: 'figures',
      lines: report.kpis.filter(({ key }) => foremost.includes(key)).map(figureLine),
    },
    ...(picture ? [{ kind: 'image' as const, ...picture }] : []),
    { kind: 'rule' },
  ]
}

export function figureLine({ label, text, target, standing, figure, note }: Kpi): FigureLine {
  return {
    label,
    value: text,
    target,
    standing,
    provenance: figure.best && originText(figure.best.provenance, figure.unit),
    note,
  }
}
