import './figures.css'
import type { ShownFigure } from '../../../../messages/message'
import { Check, Triangle } from './signs'

/** The few figures that count most, each beside its target. */
export function Figures({ figures }: { figures: readonly ShownFigure[] }) {
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            <Value value={figure.value} />
            <Standing figure={figure} />
            {figure.note !== '' && <p class="figures-note">{figure.note}</p>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** "26 min": the figure large, its unit small; what is no figure is neither. */
function Value({ value }: { value: string }) {
  const [, figure, unit] = /^([−+-]?\d[\d.,]*)\s*(.*)$/u.exec(value) ?? []
  if (figure === undefined) return <p class="figures-words">{value}</p>
  return (
    <p class="figures-value">
      <b>{figure}</b>
      {unit !== undefined && unit !== '' && ` ${unit}`}
    </p>
  )
}

function Standing({ figure: { standing, target } }: { figure: ShownFigure }) {
  const against = target === null ? '' : `target ${target}`
  if (standing === null) return <p class="figures-standing">{against}</p>
  return (
    <p class="figures-standing">
      {standing === 'met' ? <Check /> : <Triangle />}
      <span>
        <strong>{standing === 'met' ? 'Met' : 'Missed'}</strong>
        {against !== '' && (
          <>
            , <span class="figures-target">{against}</span>
          </>
        )}
      </span>
    </p>
  )
}
