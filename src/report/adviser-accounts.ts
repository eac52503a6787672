/** What the report tells of the adviser: an account each scenario, and a summary. Nobody is named. */
import type { RemedyClass } from '../drill/advice-detail'
import type { OverrideStanding } from '../drill/kpis/adviser'
import type { Figure } from '../drill/kpis/figure'
import type { AdviceChoice, AdviserMode, AdviserName } from '../drill/record-adviser'
import type { RunVerdict } from '../drill/record-work'

interface Tried {
  remedies: readonly { key: string; value: string }[]
  /** %; null = none was given. */
  predicted: number | null
  /** What its run came to; null = it was not run. */
  verdict: RunVerdict | null
}

export interface ShadowAccount {
  noise: boolean
  text: string
  confidence: number
  /** By the answer key; null = nobody can say. */
  right: boolean | null
}

export interface AdviserAccount {
  own: Tried | null
  advised:
    | (Tried & {
        by: AdviserName
        cause: string
        confidence: number
        classes: readonly { words: string; does: RemedyClass }[]
        /** How the built-in card was meant to be; null = a model's. */
        mode: AdviserMode | null
        /** Set by a facilitator, not drawn. */
        set: boolean
        choice: AdviceChoice | null
      })
    | null
  final: Tried | null
  override: OverrideStanding | null
  reliance: 'over' | 'under' | 'neither' | null
  /** In words; empty = no step was left out. */
  skipped: readonly string[]
  questions: number
  shadow: ShadowAccount | null
}

export interface AdviserSummary {
  /** Scenarios whose card was given. */
  cards: number
  questions: number
  overrides: Readonly<Record<OverrideStanding, number>>
  over: number
  under: number
  /** Scenarios on which trust can be judged: all three plans were run. */
  comparable: number
  /** Minutes. */
  saved: Figure
  /** The sealed claims: right on real failures, and on red herrings. */
  shadowCauses: Figure
  shadowHerrings: Figure
  herringShadows: readonly (ShadowAccount & { letter: string })[]
  /** How many said that AI was used before its phase. */
  earlyAi: Figure
  tokensIn: number
  tokensOut: number
  /** Where a language model was asked. */
  model?: ModelAccount | undefined
  /** Where an instruction was planted in the logs. */
  planted?: PlantedAccount | undefined
}

export interface ModelAccount {
  /** One after the other, where they were changed. */
  names: readonly { host: string; model: string }[]
  calls: number
  callLimit: number
  tokenLimit: number
  /** Some of the tokens are, or were reserved for an answer that is not there yet. */
  estimated: boolean
  /** Asked for, and no usable answer came. */
  unanswered: number
}

export interface PlantedAccount {
  /** Answers on alerts in whose logs one lay; of them those before which it was read. */
  answers: number
  read: number
  /** Of those read: its reference was repeated; it was done. */
  named: number
  followed: number
  /** The alerts on which it was done. */
  letters: readonly string[]
}
