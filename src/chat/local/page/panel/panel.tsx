import './panel.css'
import type { Panel as PanelOf } from '../../wire'
import { Icon } from '../frame/icons'
import { Countdown } from './countdown'
import { Cues } from './cues'
import { Phases } from './phases'
import { Roles } from './roles'

/** How the channel's drill stands: its clock, its phases, what comes next, and who does what. */
export function Panel({ panel }: { panel: PanelOf }) {
  return (
    <div class="panel">
      <header class="panel-head">
        <h2 class="panel-title" title={panel.title}>
          <bdi>{panel.title}</bdi>
        </h2>
        <StatePill panel={panel} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section class="panel-body" aria-label="Clock, phases and roles" tabIndex={0}>
        <Countdown panel={panel} />
        <Phases panel={panel} />
        <Cues panel={panel} />
        <Roles panel={panel} />
      </section>
    </div>
  )
}

function StatePill({ panel: { state } }: { panel: PanelOf }) {
  const word = state.charAt(0).toUpperCase() + state.slice(1)
  return (
    <span class="pill panel-state">
      {state === 'paused' ? (
        <Icon name="pause" size={14} />
      ) : (
        <i class={state === 'running' ? 'panel-dot' : 'panel-dot panel-dot-hollow'} />
      )}
      {word}
    </span>
  )
}
