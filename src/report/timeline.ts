/** Section 2: what was planned, what happened, and which KPIs each phase yields. */
import { arrived } from '../drill/alerts'
import { formatClock, formatDuration } from '../drill/duration'
import type { Phase, Stage } from '../drill/record-course'
import type { Kpi, KpiKey } from './kpi'
import type { Material } from './material'
import type { Span, TimelineRow } from './report'
import { typedLines } from './text'

const yields: Record<Stage, readonly KpiKey[]> = {
  orientation: [],
  setup: [],
  'dark-room': ['detection', 'false-positives', 'missed-alarms'],
  break: [],
  'deep-dive': ['correlation', 'stress'],
  'ai-fix': ['fix-success', 'ai-accuracy', 'prediction-accuracy', 'time-saved'],
  'post-mortem': ['guardrails', 'iac'],
  'wrap-up': ['ttr', 'ttr-working', 'sla'],
}

export function timeline(material: Material, all: readonly Kpi[]): TimelineRow[] {
  const { phases, observations } = material.record
  return phases.map((phase) => {
    const first = phases.find((other) => other.stage === phase.stage) === phase
    const actual = actualSpan(phase)
    return {
      ordinal: phase.ordinal,
      stage: phase.stage,
      name: phase.name,
      activity: phase.activity,
      planned: { start: phase.plannedStart, end: phase.plannedStart + phase.plannedLength },
      actual,
      observations: observations
        .filter((each) => each.phase === phase.ordinal)
        .flatMap(({ text }) => typedLines(text)),
      events: actual ? events(material, actual) : [],
      kpis: first ? all.filter(({ key }) => yields[phase.stage].includes(key)) : [],
    }
  })
}

function actualSpan(phase: Phase): Span | null {
  if (!phase.started) return null
  return { start: phase.started.elapsed, end: phase.ended?.elapsed ?? phase.start + phase.length }
}

/** Alerts, hints and pauses within a stretch, in the drill's clock. */
function events({ record }: Material, { start, end }: Span): string[] {
  const within = ({ elapsed }: { elapsed: number }) => elapsed >= start && elapsed < end
  const alerts = arrived(record)
  const letterOf = (alertId: string) => alerts.find(({ id }) => id === alertId)?.letter ?? ''
  return [
    ...alerts
      .filter(({ delivered }) => within(delivered))
      .map(
        ({ letter, service, delivered }) =>
          `Alert ${letter}, ${service}, at ${formatClock(delivered.elapsed)}`,
      ),
    ...record.hints
      .filter(({ stamp }) => within(stamp))
      .map(
        ({ number, alertId, stamp }) =>
          `Hint ${number} on ${letterOf(alertId)} at ${formatClock(stamp.elapsed)}`,
      ),
    ...record.pauses
      .filter(({ from }) => within(from))
      .map(({ reason, from, until }) => {
        const length = until ? ` for ${formatDuration(until.at - from.at)}` : ''
        return `Paused (${reason}) at ${formatClock(from.elapsed)}${length}`
      }),
  ]
}
