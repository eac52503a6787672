/** The adviser that is a language model, behind any OpenAI-compatible endpoint. Evidence leaves the machine. */
import {
  type Advised,
  type Adviser,
  type Advising,
  type Asked,
  NoAdvice,
} from '../../conduct/adviser'
import type { AdviceKind, Spent } from '../../drill/record-adviser'
import { answerShape, cardShape, objectIn, type Shape, shadowShape } from './answer-shapes'
import type { ModelSettings } from './client'
import { excerptOf } from './excerpt'
import { offeredOf } from './offered'
import { againOf, turnsOf } from './prompt'
import { createTalk, mostTokensOut, type Said, type Talk } from './talk'
import { troubleSentence } from './troubles'

/** One answer, asked once more included. Real ms. */
const longest = 90_000
const attempts = 2
/** Tokens of the longest question, with room for what a language of other letters takes. */
const mostTokensIn = 15_000
/** What may have been charged where nobody counted. */
const unknown = { tokensIn: mostTokensIn, tokensOut: mostTokensOut, estimated: true }

const unusable = 'The language model gave no usable answer.'

/** `patience`: real ms for one answer. */
export function modelAdvising(
  settings: ModelSettings,
  patience = longest,
): Extract<Advising, { name: 'model' }> {
  const talk = createTalk(settings)
  const ask = <T>(
    kind: AdviceKind,
    shape: Shape<T>,
    asked: Asked,
    question: string,
    signal: AbortSignal,
  ) => askModel({ talk, kind, shape, asked, question, patience }, signal)
  const adviser: Adviser = {
    card: (asked, signal) => ask('card', cardShape, asked, '', signal),
    shadow: (asked, signal) => ask('shadow', shadowShape, asked, '', signal),
    answer: (asked, question, signal) => ask('answer', answerShape, asked, question, signal),
  }
  return {
    name: 'model',
    adviser,
    model: { host: new URL(settings.baseUrl).host, model: settings.model },
    reserved: {
      calls: attempts,
      tokensIn: attempts * mostTokensIn,
      tokensOut: attempts * mostTokensOut,
      estimated: true,
    },
    longest: patience,
  }
}

interface Question<T> {
  talk: Talk
  kind: AdviceKind
  shape: Shape<T>
  asked: Asked
  question: string
  patience: number
}

async function askModel<T>(
  { talk, kind, shape, asked, question, patience }: Question<T>,
  signal: AbortSignal,
): Promise<Advised<T>> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const excerpt = excerptOf(asked)
  const offered = offeredOf(asked.remedies)
  const known = { cites: excerpt.cites, offered }
  const mark = crypto.randomUUID()
  let turns = turnsOf(kind, asked, question, { excerpt, offered, mark })
  let spent: Spent = { calls: 0, tokensIn: 0, tokensOut: 0, estimated: false }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const came = await talk(turns, shape, within)
    if (!came.ok) {
      if (came.charged) spent = plus(spent, unknown)
      throw new NoAdvice(troubleSentence(came.trouble, patience), spent)
    }
    spent = plus(spent, came.said)
    const fit = fitOf(shape, came.said, known)
    if (fit.ok) return { answer: fit.value, spent, read: [...excerpt.cites] }
    turns = againOf(turns, came.said.words, fit.faults)
  }
  throw new NoAdvice(unusable, spent)
}

function fitOf<T>(shape: Shape<T>, { words, cutOff }: Said, known: Parameters<Shape<T>['fit']>[1]) {
  const answer = objectIn(words)
  if (answer !== undefined) return shape.fit(answer, known)
  const fault = cutOff
    ? 'all: the answer was too long and is cut off; be brief.'
    : 'all: there is no JSON object in it.'
  return { ok: false as const, faults: [fault] }
}

function plus(
  some: Spent,
  { tokensIn, tokensOut, estimated }: Pick<Said, 'tokensIn' | 'tokensOut' | 'estimated'>,
): Spent {
  return {
    calls: some.calls + 1,
    tokensIn: some.tokensIn + tokensIn,
    tokensOut: some.tokensOut + tokensOut,
    estimated: some.estimated || estimated,
  }
}
