/** What a fix has made of the call ring, in the words and shapes of slide 2. */

export interface Cure {
  /** The last call no longer waits: something takes it and answers later. */
  cut: boolean
  /** "After: stock-api feeds a queue" */
  caption: string
  /** What takes the last call; '' = nothing does. */
  queue: string
  /** '' = there is none. */
  breaker: string
}

type Remedies = Readonly<Record<string, string>>

/** By key and value, where they change what is drawn in words only. */
const words: readonly (readonly [key: string, value: string, text: string])[] = [
  ['pool', 'own', 'a pool for inner calls'],
  ['admission', 'on', 'an admission limit'],
  ['deadline', 'on', 'deadlines passed on'],
  ['workers', '32', 'more workers'],
  ['timeout', '600', 'longer timeouts'],
  ['retry', 'immediate', 'retries'],
  ['retry', 'backoff', 'retries with pauses'],
]

/** `remedies` of the run or fix behind the figures; null = nobody has said. */
export function cureOf(remedies: Remedies | null, last: string): Cure {
  const breaker = (remedies?.breaker ?? 'off') === 'off' ? '' : 'circuit breaker'
  if (remedies?.queue === 'on')
    return { cut: true, caption: `After: ${last} feeds a queue`, queue: 'async queue', breaker }
  if (remedies?.breaker === 'outbox')
    return { cut: true, caption: `After: ${last} feeds an outbox`, queue: 'outbox', breaker }
  const [first] = words.filter(([key, value]) => remedies?.[key] === value)
  const what = breaker === '' ? (first?.[2] ?? 'the fix') : 'a circuit breaker'
  return { cut: false, caption: `After: ${what}`, queue: '', breaker }
}

/** "stock-api feeds an async queue behind a circuit breaker", for those who don't see the picture. */
export function cureInWords(
  cure: Cure,
  [first, , last]: readonly [string, string, string],
): string {
  const behind = cure.breaker === '' ? '' : ` behind a ${cure.breaker}`
  const article = /^[aeiou]/.test(cure.queue) ? 'an' : 'a'
  return cure.cut
    ? `${last} feeds ${article} ${cure.queue}${behind}`
    : `${last} still calls ${first}${behind}, with ${cure.caption.replace(/^After: /, '')}`
}
