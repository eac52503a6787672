import './head.css'
import { Icon } from '../frame/icons'
import { screen } from '../frame/screen'
import { countdown } from '../panel/times'
import { useNow } from './clock'
import type { Desk } from './desk'

export function ReadOnly() {
  return (
    <span class="pill evidence-read-only">
      <Icon name="lock" size={14} />
      read-only
    </span>
  )
}

/** "Dark Room 18:42 left", and that it is a drill. */
export function DrillState({ desk }: { desk: Desk }) {
  const { left } = useNow(desk)
  const { value: state } = desk.state
  const phone = screen.value === 'phone'
  return (
    <span class="evidence-drill">
      {state?.phase && !phone && <span>{state.phase}</span>}
      {state && !state.running && <span>stands still</span>}
      {state?.running && left !== null && (
        <span role="timer">
          <b>{countdown(left)}</b> left
        </span>
      )}
      <span class="drill-tag">DRILL</span>
    </span>
  )
}
