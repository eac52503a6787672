/** One KPI as the report prints it. */
import type { Figure } from '../drill/kpis/figure'

export const kpiKeys = [
  'detection',
  'fix-success',
  'ai-accuracy',
  'stress',
  'false-positives',
  'missed-alarms',
  'correlation',
  'prediction-accuracy',
  'time-saved',
  'guardrails',
  'iac',
  'sla',
  'ttr',
  'ttr-working',
  'herring',
  'calibration',
] as const
export type KpiKey = (typeof kpiKeys)[number]

export const standings = ['met', 'missed', 'not recorded', 'no target'] as const
export type Standing = (typeof standings)[number]

/** One KPI as printed: `text` is the figure in words ("26 min", "3 of 3", "not recorded"). */
export interface Kpi {
  key: KpiKey
  label: string
  figure: Figure
  text: string
  /** Already scaled to the drill's length: "≤ 40 min"; null = no target. */
  target: string | null
  standing: Standing
  /** What else belongs to it: "3 of 3 found, range 18–35 min"; empty = nothing. */
  note: string
}
