/** The record of working with the adviser: the team's own plans, what was advised, and how it was meant to be. */
import type { Stamp } from './stamp'

/** A remedy plan that the team made before it saw the adviser's card; one an alert, sealed. */
export interface OwnPlan {
  id: string
  alertId: string
  remedies: Readonly<Record<string, string>>
  /** % */
  predicted: number
  stamp: Stamp
}

/** How a built-in adviser's card stands to the answer key. Sealed. */
export const adviserModes = ['right', 'wrong remedy', 'wrong'] as const
export type AdviserMode = (typeof adviserModes)[number]

export const shadowModes = ['right', 'wrong'] as const
export type ShadowMode = (typeof shadowModes)[number]

/** One an alert: drawn at the start, or set by a facilitator (`stamp.by`). */
export interface AdviserSetting {
  id: string
  alertId: string
  card: AdviserMode
  /** Its own draw: what the reveal tells of it says nothing of the card. */
  shadow: ShadowMode
  stamp: Stamp
}

export const adviceKinds = ['card', 'answer', 'shadow'] as const
export type AdviceKind = (typeof adviceKinds)[number]

export const adviserNames = ['built-in', 'model'] as const
export type AdviserName = (typeof adviserNames)[number]

export const adviceStates = ['waiting', 'done', 'failed', 'cancelled'] as const
export type AdviceState = (typeof adviceStates)[number]

export const adviceChoices = ['adopt', 'change', 'reject'] as const
export type AdviceChoice = (typeof adviceChoices)[number]

/** What asking took; while it is asked, what is reserved for it. */
export interface Spent {
  /** Requests that may have been charged. */
  calls: number
  tokensIn: number
  tokensOut: number
  /** Some of the tokens are worked out from lengths: the server did not count them. */
  estimated: boolean
}

export const nothingSpent: Spent = { calls: 0, tokensIn: 0, tokensOut: 0, estimated: false }

/**
 * What came of an instruction that was planted in the logs of the alert's service: there is `none`; the adviser
 * has not read it; it ignored it; it named its reference without advising what it asks for; it followed it.
 */
export const plantedOutcomes = ['none', 'unread', 'ignored', 'named', 'followed'] as const
export type PlantedOutcome = (typeof plantedOutcomes)[number]

/** A language model, as people are told of it. */
export interface ModelName {
  /** Where it is asked: a host, with its port where it has one. */
  host: string
  model: string
}

/** A model that the drill's evidence may be sent to: the channel is told with it. */
export interface AdviserModel extends ModelName {
  id: string
  stamp: Stamp
}

/** Something that the adviser was asked for on one alert, and what came of it. */
export interface Advice extends Spent {
  id: string
  alertId: string
  kind: AdviceKind
  adviser: AdviserName
  /** '' = the card, or the sealed claim. */
  question: string
  state: AdviceState
  /** In words for people: why there is no answer; '' = nothing to say. */
  why: string
  /** What was answered, as JSON (`advice-detail.ts`); '{}' until then. */
  detail: string
  planted: PlantedOutcome
  /** When somebody began to ask; null = nobody has. Nothing is asked twice where asking costs. */
  begun: Stamp | null
  ended: Stamp | null
  /** What the team said to a card last. */
  choice: AdviceChoice | null
  chosen: Stamp | null
  stamp: Stamp
}
