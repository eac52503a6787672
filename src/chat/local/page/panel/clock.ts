/** A drill's clock between two words from the bot. Durations are drill ms unless they say real. */
import type { Panel } from '../../wire'

export type PanelPhase = Panel['phases'][number]

/** Planned, running or paused: its drill still has something to come. */
export function isOpen(panel: Panel): boolean {
  return isUnderWay(panel) || panel.state === 'planned'
}

export function isUnderWay({ state }: Panel): boolean {
  return state === 'running' || state === 'paused'
}

/** Its report is out. */
export function isReported({ state }: Panel): boolean {
  return state === 'finished' || state === 'closed'
}

/** Drill ms that have passed at `now` (real, epoch ms). */
export function elapsedAt(panel: Panel, now: number): number {
  const since = panel.state === 'running' ? Math.max(0, now - panel.asOf) * panel.speed : 0
  return Math.min(panel.total, panel.elapsed + since)
}

export function phaseNow({ phases }: Panel): PanelPhase | null {
  return phases.find(({ state }) => state === 'now') ?? null
}

/** Drill ms until the end of a phase; never below 0. */
export function leftOf(phase: PanelPhase, elapsed: number): number {
  return Math.max(0, phase.start + phase.length - elapsed)
}

/** Real time at which drill ms `at` is reached; null while the clock stands. */
export function realTimeOf(panel: Panel, at: number): number | null {
  if (panel.state !== 'running') return null
  return panel.asOf + (at - panel.elapsed) / panel.speed
}

/** 0 to 1. */
export function shareOf(phase: PanelPhase, elapsed: number): number {
  if (phase.length <= 0) return 1
  return Math.min(1, Math.max(0, (elapsed - phase.start) / phase.length))
}
