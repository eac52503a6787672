/** Words as Slack shows them unchanged, and cut so that the cut is seen. */

/** What no reader sees, and what would turn the words around it: control characters, direction overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text that any JSON reader takes, without characters that play with its neighbours. */
export function clean(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unseen, '')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** For mrkdwn and fallback texts: no mention, no link, no ping. */
export function escaped(text: string): string {
  return clean(text).replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
}

/** True where escaped words mean nothing to mrkdwn: no formatting, no emoji's name, no quote. */
export function isInert(text: string): boolean {
  return !/[*_~`]|:[\p{L}\p{N}_+'-]+:|^\s*>/mu.test(text)
}

/** Nothing that a reader could see. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(clean(text))

export const cutMark = '…'

/** Where to cut so that what stands before, and the mark, have at most `limit` units: between whole letters. */
function placeOfCut(text: string, limit: number, sizeOf: (sign: string) => number): number {
  let used = cutMark.length
  let at = 0
  for (; at < text.length; at += 1) {
    used += sizeOf(text.charAt(at))
    if (used > limit) break
  }
  return graphemes.segment(text).containing(at)?.index ?? at
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most `limit` UTF-16 units of plain or rich text, whole letters as people count them, the cut seen. */
export function cut(text: string, limit: number): string {
  const whole = clean(text)
  if (whole.length <= limit) return whole
  return `${whole
    .slice(
      0,
      placeOfCut(whole, limit, () => 1),
    )
    .trimEnd()}${cutMark}`
}

/** The same for mrkdwn and fallback texts: an entity counts as the characters it has, and is never cut in two. */
export function cutEscaped(text: string, limit: number): string {
  const whole = clean(text)
  if (escaped(whole).length <= limit) return escaped(whole)
  const at = placeOfCut(whole, limit, (sign) => entities[sign]?.length ?? 1)
  return `${escaped(whole.slice(0, at)).trimEnd()}${cutMark}`
}

/** The same, cut between words where one ends near enough. */
export function cutAtWord(text: string, limit: number): string {
  const short = cut(text, limit)
  if (short === clean(text)) return short
  const words = /^(.+\S)\s+\S*…$/su.exec(short)?.[1]
  return words !== undefined && words.length > limit / 2 ? `${words}${cutMark}` : short
}
