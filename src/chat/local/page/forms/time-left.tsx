import { elapsedAt, isUnderWay, leftOf, phaseNow } from '../panel/clock'
import { countdown } from '../panel/times'
import { channels, now } from '../state/model'

/** How much of the present phase is left, for a dialog that hides the clock; nothing where none goes on. */
export function TimeLeft({ channelId }: { channelId: string | null }) {
  const panel = channels.value.find(({ id }) => id === channelId)?.panel
  const phase = panel && isUnderWay(panel) ? phaseNow(panel) : null
  if (!panel || !phase) return null
  return (
    <span class="forms-left">
      {countdown(leftOf(phase, elapsedAt(panel, now.value)))} left
      {panel.state === 'paused' && ', paused'}
    </span>
  )
}
