/** A phase's clock between two words from the bot: it goes on by itself, at the drill's speed. */
import './clock.css'
import type { Mark, PhaseClock } from '../../../../messages/message'
import { countdown } from '../panel/times'
import { now } from '../state/model'

/** Drill ms; null = the clock stands, or has run out. */
function leftOf({ until, speed }: PhaseClock): number | null {
  return until === null ? null : Math.max(0, (until - now.value) * speed)
}

/** "18:42 left"; nothing while the clock stands. */
export function TimeLeft({ clock }: { clock: PhaseClock }) {
  const left = leftOf(clock)
  if (left === null) return null
  return (
    <span class="clock-left" role="timer">
      <b>{countdown(left)}</b> left
    </span>
  )
}

/** Four segments that fill; between the bot's edits they follow the time. */
export function Quarters({ clock, mark }: { clock: PhaseClock; mark: Mark | undefined }) {
  const left = leftOf(clock)
  const passed = left === null ? clock.quarters : 4 * (1 - Math.min(1, left / clock.length))
  return (
    <div class={`clock-quarters clock-${mark ?? 'phase'}`} aria-hidden="true">
      {[0, 1, 2, 3].map((quarter) => (
        <i key={quarter}>
          <b style={{ width: `${100 * Math.min(1, Math.max(0, passed - quarter))}%` }} />
        </i>
      ))}
    </div>
  )
}
