import './strip.css'
import type { Panel } from '../../wire'
import { now } from '../state/model'
import { elapsedAt, isUnderWay, leftOf, phaseNow, shareOf } from './clock'
import { untilOf } from './countdown'
import { kindOf, wayOf } from './stages'
import { countdown, momentOf } from './times'

/** The panel where there is no room for one: the present phase in two lines; pressed, it opens whole. */
export function Strip({ panel, onOpen }: { panel: Panel; onOpen: () => void }) {
  const elapsed = elapsedAt(panel, now.value)
  const phase = isUnderWay(panel) ? phaseNow(panel) : null
  return (
    <button
      type="button"
      class={`strip strip-${phase ? kindOf(phase.stage) : 'plain'}`}
      onClick={onOpen}
    >
      {phase ? (
        <>
          <span class="strip-line">
            <i class="strip-dot" />
            <span class="strip-name">{phase.name}</span>
            <span class="strip-of">
              {phase.ordinal} of {panel.phases.length}
            </span>
            <span class="strip-left">
              <b>{countdown(leftOf(phase, elapsed))}</b> left
            </span>
          </span>
          <span class="strip-line strip-second">
            <span>{secondLine(panel)}</span>
            <span class="strip-more">Phases and roles</span>
          </span>
          <span class="strip-bar" aria-hidden="true">
            {panel.phases.map((each) => (
              <span
                key={each.ordinal}
                class={`strip-segment strip-segment-${each.state.replace(' ', '-')}`}
                style={{ flexGrow: Math.max(1, each.length) }}
              >
                {each.state === 'now' && (
                  <i style={{ width: `${shareOf(each, elapsed) * 100}%` }} />
                )}
              </span>
            ))}
          </span>
        </>
      ) : (
        <span class="strip-line">
          <i class="strip-dot" />
          <span class="strip-name">{panel.title}</span>
          <span class="strip-of">
            {panel.plannedStart === null
              ? 'A facilitator starts it'
              : `starts ${momentOf(panel.plannedStart)}`}
          </span>
          <span class="strip-more">Phases and roles</span>
        </span>
      )}
    </button>
  )
}

function secondLine(panel: Panel): string {
  const phase = phaseNow(panel)
  if (!phase) return ''
  const way = wayOf(phase.stage)
  const until =
    panel.state === 'paused'
      ? panel.pause === 'real incident'
        ? 'a real incident: the drill stands still'
        : 'paused, the clock stands'
      : untilOf(panel, phase.start + phase.length)
  return way === null ? until : `${way} · ${until}`
}
