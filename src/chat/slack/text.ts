/** Running text as Slack has it: rich text, which is never read as markup, or mrkdwn where Slack takes no other. */
import type { types } from '@slack/bolt'
import type { Span, Text } from '../../messages/message'
import { spans, utc, yourTime } from '../../messages/spans'
import { clean, cut, cutEscaped, cutMark, escaped, isBlank, isInert } from './escape'
import { limits } from './limits'

type TimeSpan = Extract<Span, { kind: 'time' }>

/** Slack's words for a moment in each reader's own zone. */
const formats: Readonly<Record<TimeSpan['style'], string>> = {
  time: '{time}',
  date: '{date_short}',
  'date-time': '{date_short}, {time}',
}

const seconds = (at: number) => Math.floor(at / 1000)

/** One line without marks, for places that take nothing else. */
export function plain(text: Text): string {
  return spans(text)
    .filter((span) => span !== yourTime)
    .map((span) => {
      if (typeof span === 'string') return span
      return span.kind === 'time' ? utc(span) : span.text
    })
    .join('')
}

/** Whole web addresses only: what runs a script or lies on the bot's own server stays text. */
export function isWeb(url: string): boolean {
  return url.length <= limits.url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

/** At most `limit` characters of visible words, the cut seen; a moment is whole or cut off. Nothing = nothing to see. */
export function richText(text: Text, limit: number): types.RichTextElement[] {
  const pieces = spans(text)
    .map((span) => ({ span, words: wordsOf(span) }))
    .filter(({ words }) => words !== '')
  if (isBlank(pieces.map(({ words }) => words).join(''))) return []
  const length = pieces.reduce((sum, { words }) => sum + words.length, 0)
  if (length <= limit) return pieces.map(({ span, words }) => richSpan(span, words))
  const elements: types.RichTextElement[] = []
  let left = limit - cutMark.length
  for (const { span, words } of pieces) {
    if (words.length > left) {
      const isTime = typeof span !== 'string' && span.kind === 'time'
      const short = isTime ? cutMark : cut(words, left + cutMark.length)
      return [...elements, isTime ? { type: 'text', text: short } : richSpan(span, short)]
    }
    elements.push(richSpan(span, words))
    left -= words.length
  }
  return elements
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return clean(span)
  return span.kind === 'time' ? utc(span) : clean(span.text)
}

function richSpan(span: Span, words: string): types.RichTextElement {
  if (typeof span === 'string') return { type: 'text', text: words }
  switch (span.kind) {
    case 'strong':
      return { type: 'text', text: words, style: { bold: true } }
    case 'code':
      return { type: 'text', text: words, style: { code: true } }
    case 'link':
      return isWeb(span.url)
        ? { type: 'link', url: span.url, text: words }
        : { type: 'text', text: words }
    case 'time':
      return {
        type: 'date',
        timestamp: seconds(span.at),
        format: formats[span.style],
        fallback: words,
      }
    default:
      return span satisfies never
  }
}

/** Mrkdwn of one piece; null = mrkdwn would read its words as marks. */
function mrkdwnSpan(span: Span): string | null {
  if (typeof span === 'string') return isInert(span) ? escaped(span) : null
  switch (span.kind) {
    case 'strong':
      return marked(span.text, '*')
    case 'code':
      // Inside a code span only its own mark, and a line's end, mean anything.
      return /[`\n]/.test(span.text) || isBlank(span.text) ? null : `\`${escaped(span.text)}\``
    case 'link':
      if (!isInert(span.text) || isBlank(span.text) || /[|\n]/.test(span.text)) return null
      if (!isWeb(span.url) || /[|<>\s]/.test(span.url)) return null
      return `<${escaped(span.url)}|${escaped(span.text)}>`
    case 'time':
      return `<!date^${seconds(span.at)}^${formats[span.style]}|${utc(span)}>`
    default:
      return span satisfies never
  }
}

/** A mark needs a word at both its ends, on one line. */
function marked(text: string, mark: string): string | null {
  if (!isInert(text) || text.includes('\n')) return null
  const words = escaped(text).trim()
  return words === '' ? '' : `${mark}${words}${mark}`
}

/** The whole of a text as mrkdwn; null where typed words could mean something in it, or it is longer than `limit`. */
export function mrkdwn(text: Text, limit: number): types.MrkdwnElement | null {
  const pieces = spans(text).map(mrkdwnSpan)
  // Two pieces may be harmless each, and together an emoji's name.
  const together = spans(text).map((span) => (isCode(span) ? '' : wordsOf(span)))
  if (pieces.includes(null) || !isInert(together.join(''))) return null
  const whole = pieces.join('')
  if (isBlank(whole) || whole.length > limit) return null
  return { type: 'mrkdwn', text: whole, verbatim: true }
}

const isCode = (span: Span) => typeof span !== 'string' && span.kind === 'code'

export function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: false }
}

/**
 * Small print, as a context block's elements: mrkdwn where no typed word could mean anything in it, else
 * plain text piece by piece. Nothing = there is nothing to see.
 */
export function smallPrint(text: Text, limit: number): types.TextObject[] {
  if (isBlank(plain(text))) return []
  const whole = mrkdwn(text, limit)
  if (whole !== null) return [whole]
  return [plainText(plain(text), limit)]
}

/** The post's own text, for notifications. */
export const fallbackText = (text: string): string =>
  isBlank(text) ? 'Drill' : cutEscaped(text, limits.fallback)
