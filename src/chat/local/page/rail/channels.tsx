import type { Panel } from '../../wire'
import { Icon } from '../frame/icons'
import { elapsedAt, leftOf, phaseNow } from '../panel/clock'
import { countdown, soonOf } from '../panel/times'
import { asked } from '../people/asked'
import { channels, isHost, now } from '../state/model'
import { hrefOf, place } from '../state/place'
import { unread } from './seen'

export function Channels() {
  const { value: here } = place
  return (
    <section class="rail-section">
      <header class="rail-section-head">
        <h2>Channels</h2>
      </header>
      <ul>
        {channels.value.map(({ id, name, panel }) => {
          const current = here.kind === 'channel' && here.id === id
          const fresh = !current && unread(id) > 0
          return (
            <li key={id} class="rail-item">
              <a
                class={fresh ? 'rail-row rail-new' : 'rail-row'}
                href={hrefOf({ kind: 'channel', id })}
                aria-current={current ? 'page' : undefined}
                title={name}
              >
                <Icon name="hash" size={18} />
                <bdi class="rail-name">{name}</bdi>
                {fresh && <span class="visually-hidden">unread</span>}
                {panel && <span class="rail-aside">{asideOf(panel)}</span>}
              </a>
            </li>
          )
        })}
        {isHost.value && (
          <li class="rail-item">
            <button
              type="button"
              class="rail-row"
              onClick={() => {
                asked.value = { kind: 'add channel' }
              }}
            >
              <Icon name="plus" size={18} />
              Add a channel
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}

function asideOf(panel: Panel): string {
  switch (panel.state) {
    case 'running': {
      const phase = phaseNow(panel)
      return phase ? countdown(leftOf(phase, elapsedAt(panel, now.value))) : 'running'
    }
    case 'planned':
      return panel.plannedStart === null ? 'planned' : soonOf(panel.plannedStart, now.value)
    case 'finished':
    case 'closed':
      return 'reported'
    case 'paused':
    case 'cancelled':
      return panel.state
    default:
      return panel.state satisfies never
  }
}
