import { shownPanel } from '../frame/shown'
import './quarters.css'
import { now } from '../state/model'
import { elapsedAt, phaseNow, shareOf } from './clock'
import { lengthOf } from './times'

/** A phase's clock in four segments. `share`: 0 to 1. */
export function Quarters({ share, kind }: { share: number; kind: string }) {
  return (
    <span class={`quarters quarters-${kind}`} aria-hidden="true">
      {[0, 1, 2, 3].map((quarter) => (
        <span key={quarter} class="quarters-segment">
          <i style={{ width: `${Math.min(1, Math.max(0, share * 4 - quarter)) * 100}%` }} />
        </span>
      ))}
    </span>
  )
}

/** Real ms of a phase whose quarters are worth telling. */
const shortest = 240_000

/** Tells the quarters of the present phase to those who hear the page; the timer itself stays silent. */
export function QuarterSpeaker() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {quarterSentence()}
    </div>
  )
}

/** The same words all through a quarter, so that they are spoken once. */
function quarterSentence(): string {
  const { value: panel } = shownPanel
  const phase = panel?.state === 'running' ? phaseNow(panel) : null
  if (!panel || !phase) return ''
  // A phase that flies by is told of once.
  const flies = phase.length / panel.speed < shortest
  const quarter = flies
    ? 0
    : Math.min(3, Math.floor(shareOf(phase, elapsedAt(panel, now.value)) * 4))
  const left = lengthOf(phase.length * (1 - quarter / 4))
  const where = `phase ${phase.ordinal} of ${panel.phases.length}, ${phase.name}`
  return quarter === 0 ? `Now ${where}: ${left}.` : `${left} left in ${where}.`
}
