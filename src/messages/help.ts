/** `/drill help`: what one person can do now, in this phase. */
import { barred, type Word, words } from '../drill/availability'
import { presentPhase } from '../drill/clock'
import { roleOf } from '../drill/participations'
import type { DrillRecord } from '../drill/record'
import type { Stage } from '../drill/record-course'
import { isRevealed } from '../drill/visibility'
import type { Message, Part } from './message'
import { phaseNumber } from './naming'
import { saying } from './saying'
import type { View } from './view'

/** A word of `/drill`, as the table of commands has it. */
interface HelpWord {
  word: string
  takes?: string
  help: string
}

/** What a phase asks for; listed first. */
const apt: Readonly<Record<Stage, readonly string[]>> = {
  orientation: ['join', 'brief'],
  setup: ['join', 'brief', 'note'],
  'dark-room': ['claim', 'claims', 'evidence', 'hint', 'note', 'brief'],
  break: ['claim', 'claims', 'evidence', 'note'],
  'deep-dive': ['claim', 'claims', 'evidence', 'finding', 'check', 'note'],
  'ai-fix': ['ask', 'fix', 'check', 'note'],
  'post-mortem': ['guardrail', 'action', 'measure', 'note'],
  'wrap-up': ['reflect', 'debrief', 'note'],
}
const afterwards = ['reflect', 'debrief', 'claims', 'measure', 'report', 'export']
const withoutDrill = ['plan', 'start', 'status', 'history']
const clockWords = ['pause', 'resume', 'extend', 'next', 'stop', 'cancel']

/** `view` null = no drill is planned or running here. */
export function help(view: View | null, personId: string, table: readonly HelpWord[]): Message {
  const record = view?.record ?? null
  const { now, clock, rest } = wordsNow(record, personId, table)
  return saying([
    ...opening(record, personId),
    ...group('Now', now),
    ...group('The drill’s clock', clock),
    ...group('Also', rest),
  ])
}

/** What this person can say now but `help`: what the phase asks for, the words of the clock, the others. */
export function wordsNow<W extends HelpWord>(
  record: DrillRecord | null,
  personId: string,
  table: readonly W[],
): { now: W[]; clock: W[]; rest: W[] } {
  const possible = table.filter(
    (each) => each.word !== 'help' && isPossible(record, each.word, personId),
  )
  const first = record ? aptNow(record) : withoutDrill
  const now = possible
    .filter((each) => first.includes(each.word))
    .sort((a, b) => first.indexOf(a.word) - first.indexOf(b.word))
  const clock = possible.filter((each) => clockWords.includes(each.word) && !now.includes(each))
  const rest = possible.filter((each) => !now.includes(each) && !clock.includes(each))
  return { now, clock, rest }
}

function opening(record: DrillRecord | null, personId: string): Part[] {
  if (!record)
    return [
      { kind: 'heading', text: 'The 3 A.M. Drill', aside: 'no drill here now' },
      {
        kind: 'text',
        text: 'A 180-minute rehearsal of production failures, in this channel. Plan one: a title and a team are enough.',
      },
    ]
  const phase = presentPhase(record)
  const role = roleOf(record, personId)
  const who = role === null ? 'you hold no role yet' : `as ${role}`
  const heading: Part = { kind: 'heading', text: 'What you can do now', aside: who }
  return phase
    ? [
        heading,
        {
          kind: 'text',
          text: `${phase.name}, ${phaseNumber(record, phase)}. ${phase.instruction}`,
        },
      ]
    : [heading]
}

function aptNow(record: DrillRecord): readonly string[] {
  const phase = presentPhase(record)
  if (phase) return apt[phase.stage]
  return record.drill.state === 'planned' ? ['join', 'start', 'plan'] : afterwards
}

function isPossible(record: DrillRecord | null, typed: string, personId: string): boolean {
  const word = words.find((each) => each === typed)
  if (word === undefined) return false
  if (!record) return withoutDrill.includes(word)
  if (isRevealed(record) && closedByReveal.includes(word)) return false
  const role = roleOf(record, personId)
  if ((word === 'join' && role === 'Facilitator') || (word === 'leave' && role === null))
    return false
  return barred(record, word, personId) === null || beginsTheNext(record, word)
}
const closedByReveal: readonly Word[] = ['claim', 'reveal', 'hint', 'herring']

/** A drill that has ended makes room for another one. */
function beginsTheNext(record: DrillRecord, word: Word): boolean {
  const { state } = record.drill
  const over = state === 'finished' || state === 'closed' || state === 'cancelled'
  return over && (word === 'plan' || word === 'start')
}

function group(title: string, entries: readonly HelpWord[]): Part[] {
  if (entries.length === 0) return []
  const facts = entries.map(({ word, takes, help: what }) => ({
    label: takes === undefined || takes === '' ? `/drill ${word}` : `/drill ${word} ${takes}`,
    value: what,
  }))
  return [
    { kind: 'heading', text: title },
    { kind: 'facts', facts },
  ]
}
