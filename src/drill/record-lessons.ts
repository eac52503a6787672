/** The record of the lessons: reflections, guardrails, actions, the debrief. */

import type { Severity } from './scenario'
import type { Stamp } from './stamp'

export const reflectionScores = ['techniques', 'ai', 'herring', 'dashboards'] as const

export type ReflectionScore = (typeof reflectionScores)[number]

export const earlyAiAnswers = ['yes', 'no'] as const
export type EarlyAi = (typeof earlyAiAnswers)[number]

/** One a participant. */
export interface Reflection {
  id: string
  scores: Readonly<Record<ReflectionScore, number>>
  notes: Readonly<Record<ReflectionScore, string>>
  /** The template's five questions, in its order. */
  answers: readonly [string, string, string, string, string]
  /** Was AI used before the phase allowed it? Only ever counted, signed or not; null = not answered. */
  earlyAi: EarlyAi | null
  signed: boolean
  stamp: Stamp
}

export const guardrailKinds = [
  'template',
  'alert',
  'logging',
  'circuit breaker',
  'IaC correction',
  'other',
] as const

export type GuardrailKind = (typeof guardrailKinds)[number]

export interface Guardrail {
  id: string
  text: string
  kind: GuardrailKind
  stamp: Stamp
}

export const actionKinds = [
  'preventive action',
  'next step',
  'metric re-evaluation',
  'repeat drill',
] as const

export type ActionKind = (typeof actionKinds)[number]

export interface Action {
  id: string
  text: string
  kind: ActionKind
  owner: string
  /** ISO date, no zone: "2026-12-03". */
  due: string
  severity: Severity
  done: boolean
  stamp: Stamp
}

export const ratings = ['Excellent', 'Good', 'Needs Improvement'] as const

export type Rating = (typeof ratings)[number]

/** One a drill. */
export interface Debrief {
  id: string
  description: string
  summary: string
  takeaways: string
  highlights: string
  improvements: string
  aiWorkflow: string
  herringHandling: string
  rating: Rating
  /** Stated correlation in %, where no check yields it. */
  correlation: number | null
  comments: string
  stamp: Stamp
}
