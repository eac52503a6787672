/** Which words when, and for whom. The one place that says so; commands, help and buttons ask here. */
import type { DrillCommand } from './command'
import type { Refusal } from './decision'
import { isFacilitator, roleOf, wasFacilitator } from './participations'
import type { DrillRecord, DrillState } from './record'
import type { Stage } from './record-course'

export const words = [
  'help',
  'plan',
  'start',
  'status',
  'join',
  'leave',
  'real',
  'pause',
  'resume',
  'extend',
  'next',
  'stop',
  'cancel',
  'herring',
  'hint',
  'brief',
  'evidence',
  'claim',
  'claims',
  'reveal',
  'note',
  'finding',
  'stress',
  'fix',
  'ask',
  'check',
  'measure',
  'guardrail',
  'action',
  'reflect',
  'debrief',
  'report',
  'export',
  'history',
] as const
export type Word = (typeof words)[number]

type Who = 'anyone' | 'facilitator' | 'participant' | 'participant or observer' | 'claimant'

interface Rule {
  who: Who
  /** The word of a drill in one of these states; empty = needs no drill. */
  states: readonly DrillState[]
  /** Not before this stage has begun. */
  from?: Stage
}

const going = ['running', 'paused'] as const
const record = ['running', 'paused', 'finished'] as const
const every = ['planned', 'running', 'paused', 'finished', 'closed'] as const

export const rules: Readonly<Record<Word, Rule>> = {
  help: { who: 'anyone', states: every },
  status: { who: 'anyone', states: every },
  history: { who: 'anyone', states: every },
  plan: { who: 'anyone', states: ['planned'] },
  start: { who: 'facilitator', states: ['planned'] },
  join: { who: 'anyone', states: ['planned', ...going] },
  leave: { who: 'anyone', states: ['planned', ...going] },
  brief: { who: 'anyone', states: ['planned', ...going] },
  evidence: { who: 'anyone', states: going },
  cancel: { who: 'facilitator', states: ['planned', ...going] },
  real: { who: 'anyone', states: going },
  pause: { who: 'facilitator', states: ['running'] },
  resume: { who: 'facilitator', states: ['paused'] },
  extend: { who: 'facilitator', states: going },
  next: { who: 'facilitator', states: ['running'] },
  stop: { who: 'facilitator', states: going },
  herring: { who: 'facilitator', states: ['running'] },
  hint: { who: 'facilitator', states: ['running'] },
  reveal: { who: 'facilitator', states: ['running'] },
  claim: { who: 'claimant', states: going },
  claims: { who: 'facilitator', states: record },
  note: { who: 'participant or observer', states: record },
  finding: { who: 'participant', states: record },
  stress: { who: 'participant', states: ['running'], from: 'deep-dive' },
  fix: { who: 'participant', states: record, from: 'ai-fix' },
  ask: { who: 'participant', states: going, from: 'ai-fix' },
  check: { who: 'participant', states: record, from: 'deep-dive' },
  measure: { who: 'facilitator', states: record },
  guardrail: { who: 'participant', states: record },
  action: { who: 'participant', states: record },
  reflect: { who: 'participant', states: record },
  debrief: { who: 'facilitator', states: record },
  report: { who: 'facilitator', states: [...record, 'closed'] },
  export: { who: 'anyone', states: ['finished', 'closed'] },
}

/** The word whose rule a deed follows; null = the drill itself does it. */
const wordOf: Readonly<Record<DrillCommand['type'], Word | keyof typeof unworded | null>> = {
  'edit-plan': 'plan',
  start: 'start',
  leave: 'leave',
  real: 'real',
  pause: 'pause',
  resume: 'resume',
  next: 'next',
  stop: 'stop',
  cancel: 'cancel',
  reveal: 'reveal',
  'take-over': 'take-over',
  'lose-channel': null,
  join: 'join',
  extend: 'extend',
  jump: null,
  herring: 'herring',
  hint: 'hint',
  take: 'take',
  'word-alerts': null,
  claim: 'claim',
  'undo-noise': 'claim',
  judge: 'claims',
  note: 'note',
  finding: 'finding',
  fix: 'fix',
  check: 'check',
  guardrail: 'guardrail',
  action: 'action',
  reflect: 'reflect',
  debrief: 'debrief',
  'ask-report': 'report',
  'file-report': null,
  'ask-run': 'stress',
  'cancel-run': 'cancel-run',
  'file-run': null,
  'fail-run': null,
  'step-run': null,
  'ask-replay': 'stress',
  'end-replay': null,
  measure: 'measure',
  'store-measurement': 'measure',
  'drop-measurement': 'measure',
  'drop-previews': null,
  'own-plan': 'ask',
  'ask-adviser': 'ask',
  'respond-advice': 'ask',
  'begin-advice': null,
  'file-advice': null,
  'fail-advice': null,
  'set-adviser': 'claims',
  'sign-off': 'sign-off',
  cue: null,
}
const unworded: Readonly<Record<'take' | 'sign-off' | 'take-over' | 'cancel-run', Rule>> = {
  take: { who: 'participant', states: going },
  'sign-off': { who: 'facilitator', states: ['finished', 'closed'] },
  'take-over': { who: 'anyone', states: going },
  'cancel-run': { who: 'participant', states: record },
}

export function allowedIn(word: Word, state: DrillState): boolean {
  return rules[word].states.includes(state)
}

/** Has a stage begun? The end of the drill opens all; the reveal opens the fixes. */
export function reached(record: DrillRecord, stage: Stage): boolean {
  const { state, revealedElapsed } = record.drill
  if (state === 'finished' || state === 'closed') return true
  if (stage === 'ai-fix' && revealedElapsed !== null) return true
  return record.phases.some((phase) => phase.stage === stage && phase.started !== null)
}

/** Why a person may not say this word of this drill now; null = may. */
export function barred(record: DrillRecord, word: Word, personId: string): Refusal | null {
  return broken(record, word, rules[word], personId)
}

/** The same for a deed, decided under the drill's lock. */
export function barredDeed(
  record: DrillRecord,
  type: DrillCommand['type'],
  personId: string | null,
): Refusal | null {
  const word = wordOf[type]
  if (word === null || personId === null) return null
  const rule =
    word === 'take' || word === 'sign-off' || word === 'take-over' || word === 'cancel-run'
      ? unworded[word]
      : rules[word]
  return broken(record, word, rule, personId)
}

function broken(record: DrillRecord, word: string, rule: Rule, personId: string): Refusal | null {
  const { state } = record.drill
  if (!rule.states.includes(state)) return { code: 'not-now', word, state }
  const who = notFor(record, word, rule.who, personId)
  if (who) return who
  if (word === 'plan' && !isFacilitator(record, personId))
    return { code: 'facilitators-only', word }
  return rule.from && !reached(record, rule.from)
    ? { code: 'too-early', word, opens: rule.from }
    : null
}

function notFor(record: DrillRecord, word: string, who: Who, personId: string): Refusal | null {
  const observes = roleOf(record, personId) === 'Observer'
  switch (who) {
    case 'anyone':
    case 'participant or observer':
      return null
    case 'facilitator':
      return isFacilitator(record, personId) ? null : { code: 'facilitators-only', word }
    case 'participant':
      return observes ? { code: 'observers-do-not', word } : null
    case 'claimant':
      if (wasFacilitator(record, personId)) return { code: 'facilitators-never-claim', word }
      return observes ? { code: 'observers-do-not', word } : null
    default:
      return who satisfies never
  }
}
