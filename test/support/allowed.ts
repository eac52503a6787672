/** Which words when and for whom, as the product's description has it, written down once more beside the code. */
import type { Word } from '../../src/drill/availability'

export const situations = [
  'none',
  'planned',
  'running',
  'paused',
  'finished',
  'closed',
  'cancelled',
] as const
export type Situation = (typeof situations)[number]

const always: readonly Word[] = ['help', 'status', 'history']
const fresh: readonly Word[] = ['plan', 'start']
const inAny: readonly Word[] = [
  'join',
  'leave',
  'real',
  'extend',
  'stop',
  'cancel',
  'brief',
  'evidence',
  'claim',
  'claims',
  'note',
  'finding',
  'fix',
  'ask',
  'check',
  'measure',
  'guardrail',
  'action',
  'reflect',
  'debrief',
  'report',
]

export const wordsWhen: Readonly<Record<Situation, readonly Word[]>> = {
  none: [...always, ...fresh],
  planned: [...always, ...fresh, 'join', 'leave', 'brief', 'cancel'],
  running: [...always, ...inAny, 'pause', 'next', 'herring', 'hint', 'stress', 'reveal'],
  paused: [...always, ...inAny, 'resume'],
  finished: [
    ...always,
    ...fresh,
    'note',
    'finding',
    'fix',
    'check',
    'measure',
    'guardrail',
    'action',
    'reflect',
    'debrief',
    'claims',
    'report',
    'export',
  ],
  closed: [...always, ...fresh, 'report', 'export'],
  cancelled: [...always, ...fresh],
}

const facilitatorsOnly: readonly Word[] = [
  'pause',
  'resume',
  'extend',
  'next',
  'stop',
  'cancel',
  'herring',
  'hint',
  'claims',
  'reveal',
  'measure',
  'debrief',
  'report',
]
const notForObservers: readonly Word[] = [
  'claim',
  'finding',
  'stress',
  'fix',
  'ask',
  'check',
  'guardrail',
  'action',
  'reflect',
]
export type Standing = 'facilitator' | 'participant' | 'observer' | 'stranger'

/** Who may say a word at its time. Planning and starting are free to all where no drill is planned. */
export function mayWho(word: Word, who: Standing, situation: Situation): boolean {
  if (who === 'facilitator') return word !== 'claim' && !(word === 'leave')
  if (facilitatorsOnly.includes(word)) return false
  if (fresh.includes(word)) return situation !== 'planned'
  if (word === 'leave') return who !== 'stranger'
  return who !== 'observer' || !notForObservers.includes(word)
}
