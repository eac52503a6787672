import './rail.css'
import './row.css'
import { Mark } from '../frame/icons'
import { ThemeSwitch } from '../frame/theme-switch'
import { Switcher } from '../people/switcher'
import { connection, isHost } from '../state/model'
import { hrefOf } from '../state/place'
import { Channels } from './channels'
import { People } from './people'
import { Direct, LookUp } from './places'

/** Where one can go and whom one can be. */
export function Rail() {
  return (
    <div class="rail">
      <div class="rail-brand">
        <a href={hrefOf({ kind: 'welcome' })} title="The first screen">
          <Mark size={24} />
          Drill
        </a>
        <span class="pill">Local page</span>
      </div>
      <div class="rail-scroll">
        <Channels />
        <Direct />
        <LookUp />
        {isHost.value && <People />}
      </div>
      <div class="rail-foot">
        <Switcher />
        <div class="rail-state">
          <Line />
          <ThemeSwitch />
        </div>
      </div>
    </div>
  )
}

const words = {
  live: 'Live',
  connecting: 'Connecting',
  away: 'Bot away',
  refused: 'Not invited',
} as const

function Line() {
  const { value } = connection
  return (
    <span class={value === 'live' ? 'rail-connection rail-live' : 'rail-connection'} role="status">
      <i />
      {words[value]}
    </span>
  )
}
