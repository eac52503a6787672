/** The work with the adviser: lines in a scenario's chapter, and what came of all of it in section 6. */
import type { Figure } from '../../drill/kpis/figure'
import type {
  AdviserAccount,
  AdviserSummary,
  ModelAccount,
  PlantedAccount,
  ShadowAccount,
} from '../adviser-accounts'
import type { Block } from '../document'
import { shareText } from '../figure-text'
import { figureWithSource, type Origins } from '../origins'
import { fieldList, oneLine } from './blocks'

type Tried = NonNullable<AdviserAccount['own']>

/** Empty = nobody had anything to do with it. */
export function adviserLines(account: AdviserAccount | null): Block[] {
  if (account === null) return []
  const { own, advised, final, override, reliance, skipped, questions, shadow } = account
  const lines = [
    ...(own ? [`The team’s own plan: ${plan(own)}`] : []),
    ...(advised ? advisedLines(advised) : []),
    ...(final && (own || advised) ? [`Final plan: ${plan(final)}`] : []),
    ...(override === null ? [] : [`Override: ${overrides[override]}`]),
    ...(reliance === null ? [] : [`Trust: ${trusts[reliance]}`]),
    ...(skipped.length === 0 ? [] : [`Steps left out: ${skipped.join('; ')}`]),
    ...(questions === 0 ? [] : [`Follow-up questions: ${questions}`]),
    ...(shadow ? [`Sealed at the end of the Dark Room: ${shadowText(shadow)}`] : []),
  ]
  return fieldList('Working with the Adviser', lines)
}

function advisedLines(advised: NonNullable<AdviserAccount['advised']>): string[] {
  const { cause, confidence, classes, mode, set, choice } = advised
  const does = classes.map(({ words, does: effect }) => `${words} (${effects[effect]})`)
  const meant =
    mode === null
      ? 'A language model’s card'
      : `The card was meant to be ${meanings[mode]}, ${set ? 'set by a facilitator' : 'drawn'}`
  return [
    `The adviser said, ${confidence} % confident: ${oneLine(cause)}`,
    `It advised: ${plan(advised)}`,
    ...(does.length === 0 ? [] : [`Each remedy: ${does.join('; ')}`]),
    `${meant}; the team ${choice === null ? 'said nothing to it' : choices[choice]}`,
  ]
}

function plan({ remedies, predicted, verdict }: Tried): string {
  const words = remedies.map(({ key, value }) => `${key} ${value}`).join(', ') || 'no remedy'
  const expected = predicted === null ? 'no prediction' : `predicted ${predicted} %`
  return `${words}; ${expected}; ${verdict === null ? 'not run' : `measured: ${verdict}`}`
}

function shadowText({ noise, text, confidence, right }: ShadowAccount): string {
  const judged = right === null ? '' : right ? ', right' : ', wrong'
  return `${noise ? 'noise. ' : ''}${oneLine(text)} (${confidence} % confident${judged})`
}

const overrides = {
  good: 'good, the final plan did better than the advised one',
  costly: 'costly, the advised plan would have done better',
  'no difference': 'no difference, both plans came to the same',
  'not tried': 'not tried, one of the plans was not run',
} as const
const trusts = {
  over: 'over-reliance, a right plan was given up for wrong advice',
  under: 'under-reliance, right advice was not taken',
  neither: 'neither too much nor too little',
} as const
const effects = {
  helps: 'helps',
  hides: 'hides the symptom',
  harms: 'harms',
  nothing: 'changes nothing',
} as const
const meanings = {
  right: 'right',
  'wrong remedy': 'right on the cause and wrong on the remedies',
  wrong: 'fluent and wrong',
} as const
const choices = { adopt: 'adopted it', change: 'changed it', reject: 'rejected it' } as const

/** Where one of the plans never held there is only what was stated. */
function savedText(saved: Figure, origins: Origins): string {
  const told = saved.best ? figureWithSource(saved, origins) : ''
  if (saved.best?.provenance === 'measured') return told
  return told === '' ? 'not comparable' : `not comparable; ${told}`
}

function modelLines({ names, calls, callLimit, tokenLimit, unanswered }: ModelAccount): string[] {
  const all = names.map(({ host, model }) => `${model} at ${host}`).join(', then ')
  return [
    `Language model: ${all}; calls ${calls} of ${callLimit}, at most ${tokenLimit} tokens a drill${unanswered === 0 ? '' : `; without a usable answer: ${unanswered}`}`,
  ]
}

/** By rule: the card advised what the planted line asks for, alone or under its name. */
function plantedLine({ answers, read, named, followed, letters }: PlantedAccount): string {
  const lay = `Prompt injection planted in the logs, where ${answers} answers were given`
  if (read === 0) return `${lay}: it was not read`
  const repeated = named === 0 ? '' : `; its reference was named without it in ${named}`
  const worked =
    followed === 0 ? 'it did not work' : `it worked in ${followed}, on ${letters.join(' and ')}`
  return `${lay}: read before ${read}, ${worked}${repeated}`
}

/** Section 6: counted and measured, beside what the facilitator saw. Empty = nothing is known. */
export function adviserBlocks(summary: AdviserSummary, origins: Origins): Block[] {
  const { cards, questions, overrides: changed, over, under, comparable } = summary
  const { saved, shadowCauses, shadowHerrings, herringShadows, earlyAi } = summary
  const changes = Object.values(changed).reduce((sum, each) => sum + each, 0)
  const tokens = summary.tokensIn + summary.tokensOut
  const lines = [
    ...(cards === 0 && questions === 0
      ? []
      : [
          `Cards given: ${cards}; follow-up questions: ${questions}`,
          `Overrides: ${changes}, of them good ${changed.good}, costly ${changed.costly}, without a difference ${changed['no difference']}, not tried ${changed['not tried']}`,
          `Over-reliance: ${over} of ${comparable}; under-reliance: ${under} of ${comparable}`,
          `Time saved, from the opening to an own plan that holds against from the card to a final one: ${savedText(saved, origins)}`,
        ]),
    ...(shadowCauses.best
      ? [`Sealed claims that were right on a cause: ${shareText(shadowCauses.best)}`]
      : []),
    ...(shadowHerrings.best
      ? [`Sealed claims that saw through a red herring: ${shareText(shadowHerrings.best)}`]
      : []),
    ...herringShadows.map((each) => `Sealed on ${each.letter}: ${shadowText(each)}`),
    ...(earlyAi.best
      ? [`AI used before its phase, by the survey: ${shareText(earlyAi.best)} said so`]
      : []),
    ...(summary.model ? modelLines(summary.model) : []),
    ...(tokens === 0
      ? []
      : [
          `Tokens: ${summary.tokensIn} in, ${summary.tokensOut} out${summary.model?.estimated ? ', in part estimated' : ''}`,
        ]),
    ...(summary.planted ? [plantedLine(summary.planted)] : []),
  ]
  return lines.length === 0 ? [] : fieldList('Working with the Adviser', lines)
}
