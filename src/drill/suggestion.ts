/** What the answer key would say to a claim: shown to facilitators with its reason, never applied by itself. */
import type { Claim, VerdictValue } from './record-alerts'
import type { Herring, KeyPoint, Scenario } from './scenario'

export interface Suggestion {
  verdict: VerdictValue
  /** Key points met. */
  met: number
  of: 3
  /** One sentence for the facilitator; names causes. */
  reason: string
}

/** Words that, right before a key word, turn it into its opposite: "not a float", "no N+1". */
const denial =
  /(?:^| )(?:not|no|never|isn t|aren t|without|rather than|instead of|rule out|ruled out|rules out|excludes|excluded)(?: (?:a|an|any|the|due|caused|because|by|to|of|about|even))* $/
/** And right after it: "floats are ruled out". */
const dismissal =
  /^[a-z]*(?: (?:is|are|was|were))? (?:ruled out|excluded|fine|innocent|irrelevant)(?: |$)/

/**
 * Lower case, words apart by one space. Arrows read "calls", "+" reads "plus"; a dot stays within a number.
 */
function plain(text: string): string {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[-=~]*[>→➔➜⇒⟶►]+/gu, ' calls ')
    .replace(/\+/g, ' plus ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/[^a-z0-9.]+/g, ' ')
  return ` ${words.trim()} `
}

/**
 * A key word stands where a word of the text begins with it. It must be the whole word if it ends in a
 * space or its last part has at most two characters ("c calls a"). A denied occurrence does not count.
 */
function occurs(text: string, word: string): boolean {
  const key = plain(word).trim()
  const whole = word.endsWith(' ') || /(?:^| )[^ ]{1,2}$/.test(key)
  const needle = whole ? ` ${key} ` : ` ${key}`
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const after = text.slice(at + 1 + key.length)
    if (!denial.test(text.slice(0, at + 1)) && !dismissal.test(after)) return true
  }
  return false
}

/** Whether a text has a phrase of the point. `known` keeps what was looked for: phrases share their words. */
function meets(text: string, point: KeyPoint, known: Map<string, boolean>): boolean {
  const has = (word: string): boolean => {
    const answer = known.get(word) ?? occurs(text, word)
    known.set(word, answer)
    return answer
  }
  return point.anyOf.some((phrase) => phrase.every(has))
}

/** Whether the words lay the blame on what a herring shows: its service, or all words of its short name. */
const blames = (text: string, herring: Herring): boolean =>
  occurs(text, herring.alert.service) ||
  herring.short.split(' ').every((word) => occurs(text, `${word} `))

/**
 * Suggests a verdict. A cause claim on a scenario's alert is measured by the three key points, in its
 * cause and its evidence: all confirm it, some make it partly right, none reject it. Given the drill's
 * herrings, a claim without a point that names one of them is one that blamed a herring.
 */
export function suggestVerdict(
  claim: Pick<Claim, 'noise' | 'cause' | 'evidence'>,
  subject: Scenario | Herring,
  herrings: readonly Herring[] = [],
): Suggestion {
  const answer = (verdict: VerdictValue, met: number, reason: string): Suggestion => ({
    verdict,
    met,
    of: 3,
    reason,
  })
  if (subject.kind === 'herring') {
    return claim.noise
      ? answer('confirmed', 3, `Right: the alert is noise. ${subject.truth}`)
      : answer('rejected-herring', 0, `The alert is a red herring. ${subject.truth}`)
  }
  if (claim.noise) return answer('rejected', 0, `The alert is real: ${subject.name}.`)
  const text = plain(`${claim.cause ?? ''}. ${claim.evidence}`)
  const known = new Map<string, boolean>()
  const met = subject.keyPoints.filter((point) => meets(text, point, known))
  const blamed = herrings.find((herring) => blames(text, herring))
  if (met.length === 3) return answer('confirmed', 3, 'Meets 3 of 3 key points.')
  if (met.length === 0 && blamed) {
    return answer(
      'rejected-herring',
      0,
      `Meets none of 3 key points and blames a red herring: ${blamed.short}.`,
    )
  }
  const lacks = subject.keyPoints.filter((point) => !met.includes(point)).map((each) => each.point)
  const sum = `Meets ${met.length === 0 ? 'none' : met.length} of 3 key points`
  return answer(
    met.length === 0 ? 'rejected' : 'partly',
    met.length,
    `${sum}; lacks: ${lacks.join('; ')}.`,
  )
}
