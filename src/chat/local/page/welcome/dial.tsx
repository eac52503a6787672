import './dial.css'
import { defaultScript, type ScriptPhase, scriptMinutes } from '../../../../drill/script'
import { kindOf } from '../panel/stages'
import { type Arc, arcsOf, dialSize, outlineOf, pointAt } from './arcs'

const { phases } = defaultScript
const says = phases.map(({ name, minutes }) => `${name} ${minutes} min`).join(', ')
const { x, y, width, height, outer, inner } = dialSize

/** The script as a ring of phases, clockwise from three o'clock, where a drill begins. */
export function Dial() {
  return (
    <svg
      class="dial"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`The script: ${says}`}
    >
      {arcsOf(phases).map((arc) => (
        <g key={arc.from}>
          <path class={`dial-${kindOf(arc.phase.stage)}`} d={outlineOf(arc)} />
          <Label arc={arc} />
        </g>
      ))}
      {Array.from({ length: 36 }, (_, index) => (
        <Tick key={index * 10} degrees={index * 10} long={index % 3 === 0} />
      ))}
      <path class="dial-needle" d={`M${x + 90} ${y}H${x + outer + 3}`} />
      <circle class="dial-pivot" cx={x + 90} cy={y} r="5" />
      <text class="dial-time" x={x} y={y + 12}>
        03:00
      </text>
      <text class="dial-under" x={x} y={y + 42}>
        the drill begins
      </text>
      <text class="dial-small" x={x} y={y + 64}>
        {phases.length} phases, {scriptMinutes(defaultScript)} min
      </text>
    </svg>
  )
}

function Label({ arc: { phase, from, to } }: { arc: Arc }) {
  const middle = (from + to) / 2
  const at = pointAt(dialSize.label, middle)
  const side = Math.cos((middle * Math.PI) / 180)
  const anchor = side > 0.2 ? 'start' : side < -0.2 ? 'end' : 'middle'
  const kind = kindOf(phase.stage)
  const under = underOf(phase.stage)
  // The words' middle moves away from the ring where they stand above or below it.
  const away = Math.sin((middle * Math.PI) / 180)
  const lift = under === null ? 5 + away * 4 : -4 + away * 16
  return (
    <text
      class={kind === 'hand' || kind === 'ai' ? 'dial-label dial-strong' : 'dial-label'}
      x={at.x}
      y={at.y + lift}
      text-anchor={anchor}
    >
      {shortName(phase.name)} <tspan class="dial-minutes">{phase.minutes}</tspan>
      {under !== null && (
        <tspan class="dial-note" x={at.x} dy="18">
          {under}
        </tspan>
      )}
    </text>
  )
}

function underOf(stage: ScriptPhase['stage']): string | null {
  switch (stage) {
    case 'dark-room':
      return 'by hand, AI closed'
    case 'deep-dive':
      return 'verify the causes'
    case 'ai-fix':
      return 'with AI, checked by hand'
    case 'post-mortem':
      return 'guardrails, actions'
    case 'orientation':
    case 'setup':
    case 'break':
    case 'wrap-up':
      return null
    default:
      return stage satisfies never
  }
}

/** What fits beside the ring: without what follows an "&", and without the plain word for the work. */
function shortName(name: string): string {
  return (name.split(' & ')[0] ?? name).replace(/ Investigation$/, '')
}

function Tick({ degrees, long }: { degrees: number; long: boolean }) {
  const from = pointAt(inner - 10, degrees)
  const to = pointAt(inner - (long ? 20 : 14), degrees)
  return (
    <path
      class={long ? 'dial-tick dial-tick-long' : 'dial-tick'}
      d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
    />
  )
}
