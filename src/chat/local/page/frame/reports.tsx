import './reports.css'
import { dateOf } from '../panel/times'
import { reports } from '../state/model'
import { hrefOf } from '../state/place'

/** Every report that this person may read, the newest first. */
export function Reports() {
  const all = [...reports.value].sort((a, b) => b.at - a.at)
  if (all.length === 0) {
    return (
      <div class="reports">
        <h2 class="reports-none">No report yet</h2>
        <p class="reports-hint">
          A drill posts its report in its channel when it ends. It stands here from then on.
        </p>
      </div>
    )
  }
  return (
    <div class="reports">
      <ul>
        {all.map(({ id, title, team, channel, kind, at, version }) => (
          <li key={id}>
            <a class="report-row" href={hrefOf({ kind: 'report', id })}>
              <span class="report-title">
                <bdi>{title}</bdi>
              </span>
              <span class="report-team">
                <bdi>{team}</bdi> · <bdi>#{channel}</bdi>
                {kind !== 'drill' && ` · ${kind}`}
              </span>
              <span class="report-date">{dateOf(at)}</span>
              <span class="report-version">version {version}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
