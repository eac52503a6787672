import './cues.css'
import type { Panel } from '../../wire'
import { Icon } from '../frame/icons'
import { now } from '../state/model'
import { elapsedAt } from './clock'
import { clockOf, countdown, timeOf } from './times'

/** What goes out next; only facilitators are told. */
export function Cues({ panel }: { panel: Panel }) {
  if (panel.cues === null || panel.cues.length === 0) return null
  const elapsed = elapsedAt(panel, now.value)
  const real = panel.speed === 1 && panel.cues.every(({ at }) => at !== null)
  return (
    <section class="panel-section">
      <header class="panel-section-head">
        <h3>Next cues</h3>
        <span class="cues-who">
          <Icon name="lock" size={14} />
          facilitators only
        </span>
      </header>
      <ol>
        {panel.cues.map((cue) => (
          <li key={`${cue.elapsed} ${cue.name}`} class="cue">
            <span class="cue-time">
              {real && cue.at !== null ? timeOf(cue.at) : clockOf(cue.elapsed)}
            </span>
            <span class="cue-name">{cue.name}</span>
            <span class="cue-left">{inWords(cue.elapsed - elapsed)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** "in 3:42"; "now" for what is on its way. `ms`: drill ms. */
function inWords(ms: number): string {
  return ms <= 0 ? 'now' : `in ${countdown(ms).replace(/^0/, '')}`
}
