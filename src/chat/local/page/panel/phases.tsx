import './phases.css'
import type { Panel } from '../../wire'
import { now } from '../state/model'
import { elapsedAt, isUnderWay, type PanelPhase } from './clock'
import { kindOf, wayOf } from './stages'
import { clockOf, countdown, lengthOf, spanOf, timeOf } from './times'

/** Drill ms of a script so short that minutes would tell its phases apart no more. */
const inSeconds = 600_000

/** The script as a list: what is done, what is now, and how long the rest takes. */
export function Phases({ panel }: { panel: Panel }) {
  const elapsed = elapsedAt(panel, now.value)
  // Times of the day and of the drill's clock never stand in one column.
  const real = panel.speed === 1 && panel.phases.every(({ at }) => at !== null)
  const clock = panel.total < inSeconds ? countdown : clockOf
  return (
    <section class="panel-section">
      <header class="panel-section-head">
        <h3>Phases</h3>
        <span>
          {isUnderWay(panel) ? `${clock(elapsed)} of ${clock(panel.total)}` : spanOf(panel.total)}
        </span>
      </header>
      <ol class="phases">
        {panel.phases.map((phase) => (
          <li
            key={phase.ordinal}
            class={`phase phase-${phase.state.replace(' ', '-')} phase-${kindOf(phase.stage)}`}
            aria-current={phase.state === 'now' ? 'step' : undefined}
          >
            <span class="phase-time">
              {real && phase.at !== null ? timeOf(phase.at) : clock(phase.start)}
            </span>
            <i class="phase-mark" />
            <span class="phase-words">
              <span class="phase-name">
                {phase.name}
                {kindOf(phase.stage) === 'ai' && (
                  <span class="phase-tag">
                    <i class="ai-dot" />
                    AI
                  </span>
                )}
              </span>
              {phase.state === 'now' && <span class="phase-sub">{progress(phase, elapsed)}</span>}
            </span>
            <span class="phase-note">{noteOf(phase)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** "by hand · 26 of 45 min". */
function progress(phase: PanelPhase, elapsed: number): string {
  const unit = phase.length < 60_000 ? 1_000 : 60_000
  const passed = Math.min(phase.length, Math.max(0, elapsed - phase.start))
  const words = `${Math.floor(passed / unit)} of ${lengthOf(phase.length)}`
  const way = wayOf(phase.stage)
  return way === null ? words : `${way} · ${words}`
}

function noteOf({ state, length }: PanelPhase): string {
  return state === 'to come' ? lengthOf(length) : state
}
