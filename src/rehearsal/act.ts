/** What the simulated team does: a list of acts, each through the same words, forms and buttons that people use. */
import type { Word } from '../drill/availability'
import type { AdviceChoice } from '../drill/record-adviser'
import type { Herring, Scenario } from '../drill/scenario'
import type { Script } from '../drill/script'
import type { FormValues } from '../messages/form'
import type { Advised } from './advised'
import type { CastKey } from './cast'

/** Alerts are named by subject id: whoever carries an act out puts the letter in their place. */
export type Deed =
  /** Types `/drill WORD [LETTER] TEXT`. */
  | { type: 'say'; word: Word; alert?: string; text: string }
  /** Sends a form; the letter belongs under the key `alert`. */
  | { type: 'form'; word: Word; alert?: string; values: FormValues }
  /** Seals the team's own plan: the form behind the phase card's button. */
  | { type: 'own-plan'; word: 'ask'; alert: string; values: OwnPlanValues }
  /** Presses a button of the adviser's card on the alert; waits for a card that was asked for. */
  | { type: 'respond'; word: 'ask'; alert: string; choice: AdviceChoice }
  /** Presses a button of an alert's card. */
  | { type: 'press'; word: Word; does: 'take' | 'noise'; alert: string }
  /** Gives each claim on the alert that waits for a verdict the one that the answer key suggests. */
  | { type: 'judge'; alert: string }

export interface Act {
  /** Drill minutes since the start. */
  at: number
  by: CastKey
  do: Deed
}

export interface OwnPlanValues extends FormValues {
  /** As the form has them, "key=value". */
  remedies: readonly string[]
  /** % */
  predicted: number
}

/** What a score is written for. */
export interface DrillFacts {
  script: Script
  /** In order of arrival; `minute` = drill minute of delivery, `advised` = what the adviser is going to say. */
  alerts: readonly { subject: Scenario | Herring; minute: number; advised: Advised | null }[]
  /** The day of the drill, "2026-12-03": due dates count from it. */
  today: string
}
