/** KPIs: the foremost large, all of them as a table. */
import type { FigureLine } from '../../../../report/document'
import { Icon } from '../frame/icons'
import { DataTable } from './table'
import './figures.css'

export function Figures({ lines, title }: { lines: readonly FigureLine[]; title: string }) {
  return (
    <DataTable
      title={title}
      head={['KPI', 'Figure', 'Target', 'Standing', 'Source', 'Notes']}
      align={['left', 'right', 'right', 'left', 'left', 'left']}
      rows={lines.map(({ label, value, target, standing, provenance, note }) =>
        [label, value, target ?? '—', standing, provenance ?? '—', note || '—'].map((text) => [
          text,
        ]),
      )}
    />
  )
}

export function ForemostFigures({ lines }: { lines: readonly FigureLine[] }) {
  return (
    <dl class="report-kpis">
      {lines.map((line) => (
        <div key={line.label} class="report-kpi">
          <dt>{line.label}</dt>
          <dd>
            <span class={/\d/.test(line.value) ? 'report-kpi-value' : 'report-kpi-none'}>
              {line.value}
            </span>
            <Standing {...line} />
            <span class="report-kpi-note">{originOf(line)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A sign and a word; a figure that nobody produced has neither. */
function Standing({ standing, target }: FigureLine) {
  const judged = standing === 'met' || standing === 'missed'
  return (
    <span class="report-standing">
      {standing === 'met' && (
        <span class="report-met">
          <Icon name="check" size={14} />
        </span>
      )}
      {standing === 'missed' && <span class="report-missed" />}
      <span>
        {judged && <strong>{standing === 'met' ? 'Met' : 'Missed'}</strong>}
        {target !== null && (
          <>
            {judged && ', '}
            <span class="report-target">
              {judged ? 'target' : 'Target'} {target}
            </span>
          </>
        )}
      </span>
    </span>
  )
}

const originOf = ({ provenance, note }: FigureLine) =>
  [provenance ?? '', note].filter((words) => words !== '').join(' · ')
