import type { Panel } from '../../wire'
import { isHost, now, you } from '../state/model'
import { elapsedAt, isUnderWay, leftOf, phaseNow, realTimeOf, shareOf } from './clock'
import { pauseSentence } from './pause'
import { Quarters } from './quarters'
import { kindOf } from './stages'
import { clockOf, countdown, momentOf, spanOf, timeOf } from './times'

/** The one large number: what is left of the phase, or when the drill starts. */
export function Countdown({ panel }: { panel: Panel }) {
  if (!isUnderWay(panel)) return <Planned panel={panel} />
  const phase = phaseNow(panel)
  if (!phase) return null
  const elapsed = elapsedAt(panel, now.value)
  return (
    <section class="panel-countdown" aria-label="Time left">
      <p class="panel-number">{countdown(leftOf(phase, elapsed))}</p>
      <p class="panel-under">
        left in <strong>{phase.name}</strong>
        {panel.state === 'running' && <span>{untilOf(panel, phase.start + phase.length)}</span>}
      </p>
      {panel.state === 'paused' && <p class="panel-pause">{pauseSentence(panel.pause)}</p>}
      <Quarters share={shareOf(phase, elapsed)} kind={kindOf(phase.stage)} />
    </section>
  )
}

/** "until 03:45 (your time)"; on a faster clock the drill's own time. */
export function untilOf(panel: Panel, at: number): string {
  const real = panel.speed === 1 ? realTimeOf(panel, at) : null
  return real === null
    ? `until ${clockOf(at)} on the drill’s clock`
    : `until ${timeOf(real)} (your time)`
}

function Planned({ panel: { plannedStart, total, roles } }: { panel: Panel }) {
  const mine = roles.some(
    ({ role, people }) => role === 'Facilitator' && people.includes(you.value),
  )
  return (
    <section class="panel-countdown" aria-label="Start">
      {plannedStart === null ? (
        <p class="panel-number panel-number-words">
          {mine ? 'You start it' : 'A facilitator starts it'}
        </p>
      ) : (
        <>
          <p class="panel-number">{timeOf(plannedStart)}</p>
          <p class="panel-under">starts {momentOf(plannedStart)} (your time)</p>
        </>
      )}
      <ol class="panel-next">
        <li>
          {isHost.value
            ? 'Be each person in turn, or invite them. Each presses Join and takes a role.'
            : 'Press Join and take a role.'}
        </li>
        <li>
          {mine ? (
            <>
              Press Start now, or say <code>/drill start</code>.
            </>
          ) : (
            'Wait here for the first phase.'
          )}{' '}
          It lasts {spanOf(total)}.
        </li>
      </ol>
    </section>
  )
}
