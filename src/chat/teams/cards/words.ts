/** Words as a card shows them unchanged, and cut so that the cut is seen. */

/** What no reader sees, and what would turn the words around it: control characters, direction overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text that any JSON reader takes, without characters that play with its neighbours; for what can be typed on. */
export function typable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unseen, '')
}

/** Stands between two signs that would mean something together; nobody sees it. */
const joiner = '\u2060'

/**
 * For everything that is read: a mention's tag and a card's own function for moments stay the letters that they
 * are. Nothing else can mean anything in a text run, a label or a button.
 */
export function clean(text: string): string {
  return typable(text)
    .replace(/<(?=\/?at\b)/gi, `<${joiner}`)
    .replace(/\{(?=\{)/g, `{${joiner}`)
}

/** Nothing that a reader could see. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(typable(text))

export const cutMark = '…'
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most `limit` UTF-16 units, whole letters as people count them, the cut seen. */
export function cut(text: string, limit: number): string {
  const whole = clean(text)
  if (whole.length <= limit) return whole
  return `${head(whole, limit - cutMark.length).trimEnd()}${cutMark}`
}

/** The first letters of a text that have at most `limit` units; it is longer than that. */
export function head(text: string, limit: number): string {
  const at = Math.max(0, limit)
  return text.slice(0, graphemes.segment(text).containing(at)?.index ?? at)
}

/** The same on one line, cut between words where one ends near enough. */
export function cutAtWord(text: string, limit: number): string {
  const whole = oneLine(text)
  const short = cut(whole, limit)
  if (short === whole) return short
  const words = /^(.+\S)\s+\S*…$/su.exec(short)?.[1]
  return words !== undefined && words.length > limit / 2 ? `${words}${cutMark}` : short
}

/** At most so many letters as people count them, and so many units. */
export function cutLetters(text: string, letters: number, units: number): string {
  const short = cut(text, units)
  let at = 0
  let count = 0
  for (const { index } of graphemes.segment(short)) {
    at = index
    if (++count > letters) return `${short.slice(0, at).trimEnd()}${cutMark}`
  }
  return short
}

export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

/** True where Markdown means nothing: a line of letters, figures and the signs that are no marks. */
export function isInert(text: string): boolean {
  return (
    /^[\p{L}\p{M}\p{N} ,.:;'’“”?%/()·–—…+-]*$/u.test(text) &&
    !/:\/\/|www\.|^\s*(?:[-–—+]|\p{N}+[.)])\s|--/iu.test(text)
  )
}

const alikes: Readonly<Record<string, string>> = {
  '*': '∗',
  _: '＿',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '\\': '＼',
  '|': '∣',
  '#': '＃',
  '!': '！',
}

/**
 * One line for the few places that may be read as Markdown, such as a choice's title: marks become signs that look
 * like them, and an address stays words.
 */
export function unmarked(text: string): string {
  const line = oneLine(text)
  if (isInert(line)) return line
  return line
    .replace(/[*_~`[\]<>\\|#!]/g, (sign) => alikes[sign] ?? sign)
    .replace(/:(?=\/\/)|www(?=\.)|@(?=\w)|&(?=[#\w]+;)/gi, (sign) => `${sign}${joiner}`)
    .replace(/^(?=[-+–—=\p{N}])/u, joiner)
}

const longestAddress = 3_000

/** Whole web addresses only: what runs a script or lies on the bot's own server stays text. */
export function isWeb(url: string): boolean {
  return (
    url.length <= longestAddress && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  )
}

/** Teams shows pictures over https only; where the bot is tried out on one machine there is none. */
export function isPicture(url: string): boolean {
  if (!isWeb(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
