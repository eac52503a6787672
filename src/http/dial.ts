import type { Stage } from '../drill/record-course'
import { escapeHtml } from './html'

/** One stretch of the script, as the dial shows it. */
export interface DialPhase {
  name: string
  minutes: number
  stage: Stage
}

const size = { width: 620, height: 500, x: 310, y: 250, inner: 152, outer: 184, label: 202 }
/** Between two segments, in degrees. */
const gap = 1.1

/** The script as a ring of phases, clockwise from three o'clock, where a drill begins. SVG, labelled. */
export function drawDial(phases: readonly DialPhase[]): string {
  const total = phases.reduce((sum, phase) => sum + phase.minutes, 0)
  const starts = phases.map((_, i) =>
    phases.slice(0, i).reduce((sum, { minutes }) => sum + minutes, 0),
  )
  const angle = (minute: number) => (minute / total) * 360
  const parts = phases.map((phase, i) => {
    const from = angle(starts[i] ?? 0)
    const to = from + angle(phase.minutes)
    return (
      segment(from + gap / 2, to - gap / 2, kindOf(phase.stage)) + label(phase, (from + to) / 2)
    )
  })
  const says = phases.map(({ name, minutes }) => `${name} ${minutes} min`).join(', ')
  const ticks = Array.from({ length: 36 }, (_, i) => tick(i * 10, i % 3 === 0 ? 10 : 5)).join('')
  return `<svg class="dial" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(`The script: ${says}`)}">
${parts.join('\n')}
<g class="ticks">${ticks}</g>
<path class="needle" d="M${size.x + 78} ${size.y}H${size.x + size.outer + 3}"/>
<circle class="pivot" cx="${size.x + 78}" cy="${size.y}" r="5"/>
<text class="time" x="${size.x}" y="${size.y + 12}">03:00</text>
<text class="under" x="${size.x}" y="${size.y + 42}">the drill begins</text>
<text class="small" x="${size.x}" y="${size.y + 64}">${phases.length} phases, ${total} min</text>
</svg>`
}

/** Which colour a stage has: by hand, with AI, a break, or none of them. */
export function kindOf(stage: Stage): 'hand' | 'ai' | 'break' | 'plain' {
  switch (stage) {
    case 'dark-room':
      return 'hand'
    case 'ai-fix':
      return 'ai'
    case 'break':
      return 'break'
    case 'orientation':
    case 'setup':
    case 'deep-dive':
    case 'post-mortem':
    case 'wrap-up':
      return 'plain'
    default: {
      const unknown: never = stage
      return unknown
    }
  }
}

function point(radius: number, degrees: number): { x: number; y: number } {
  const radians = (degrees * Math.PI) / 180
  const round = (value: number) => Math.round(value * 100) / 100
  return {
    x: round(size.x + radius * Math.cos(radians)),
    y: round(size.y + radius * Math.sin(radians)),
  }
}

function segment(from: number, to: number, kind: string): string {
  const at = (radius: number, degrees: number) => {
    const { x, y } = point(radius, degrees)
    return `${x} ${y}`
  }
  const large = to - from > 180 ? 1 : 0
  return `<path class="${kind}" d="M${at(size.outer, from)}A${size.outer} ${size.outer} 0 ${large} 1 ${at(size.outer, to)}L${at(size.inner, to)}A${size.inner} ${size.inner} 0 ${large} 0 ${at(size.inner, from)}Z"/>`
}

function label({ name, minutes, stage }: DialPhase, middle: number): string {
  const { x, y } = point(size.label, middle)
  const side = Math.cos((middle * Math.PI) / 180)
  const anchor = side > 0.2 ? 'start' : side < -0.2 ? 'end' : 'middle'
  const strong = kindOf(stage) === 'hand' || kindOf(stage) === 'ai'
  return `<text class="label${strong ? ' strong' : ''}" x="${x}" y="${y + 5}" text-anchor="${anchor}">${escapeHtml(shortName(name))} <tspan>${minutes}</tspan></text>`
}

/** What fits beside the ring: the first of two names joined by "&", at most 24 characters. */
function shortName(name: string): string {
  const [first = ''] = name.split(' & ')
  const characters = [...new Intl.Segmenter().segment(first)].map(({ segment: one }) => one)
  return characters.length <= 24 ? first : `${characters.slice(0, 23).join('')}…`
}

function tick(degrees: number, length: number): string {
  const a = point(size.inner - 10, degrees)
  const b = point(size.inner - 10 - length, degrees)
  return `<path d="M${a.x} ${a.y}L${b.x} ${b.y}"/>`
}
