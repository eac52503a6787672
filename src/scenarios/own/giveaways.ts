/** What participants read before the reveal must not hold the answer. Judged by the rule that claims are judged by. */
import type { Herring, Scenario } from '../../drill/scenario'
import { suggestVerdict } from '../../drill/suggestion'

/** Words that say outright that an alert is noise. */
const noiseWords = [
  'red herring',
  'false alarm',
  'harmless',
  'misleading',
  'is noise',
  'only noise',
]

/** Words that make a claim deny a thing; a hint that denies the cause has named it all the same. */
const denials = /\b(not|no|never|isn.?t|aren.?t|without|rather than|instead of|ruled? out)\b/gi

/**
 * Why a text that is read before the reveal gives its subject away; null = it doesn't. For lines of
 * evidence see `statesCause`: they may hold a point, as somebody must be able to find it.
 */
export function givesAway(text: string, subject: Scenario | Herring): string | null {
  const noise = noiseWords.find((word) => holds(text, word))
  if (noise !== undefined) return `says "${noise}", which tells real alerts from others`
  // A herring may go by its symptom.
  if (subject.kind === 'herring') return null
  if (holds(text, subject.name)) return 'holds the name, which is the answer'
  if (holds(text, subject.id)) return 'holds the id, which is the answer'
  const point = subject.keyPoints.find((each) =>
    [text, text.replace(denials, ' ')].some((said) => {
      const alone: Scenario = { ...subject, keyPoints: [each, each, each] }
      return met(said, alone) > 0
    }),
  )
  return point === undefined
    ? null
    : `gives the cause away: a phrase of the key point "${point.point}" is in it`
}

/** Whether a line of evidence alone makes a right claim, or names its subject. */
export function statesCause(text: string, subject: Scenario | Herring): string | null {
  if (subject.kind === 'herring') return null
  if (holds(text, subject.name)) return 'holds the name, which is the answer'
  return met(text, subject) === 3
    ? 'states the cause: it has a phrase of all three key points'
    : null
}

const met = (text: string, scenario: Scenario) =>
  suggestVerdict({ noise: false, cause: text, evidence: '' }, scenario).met

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

const holds = (text: string, words: string) => plain(text).includes(plain(words))
