/** Small pieces of running text. */
import type { Button, Link, Span, Text } from './message'

export const strong = (text: string): Span => ({ kind: 'strong', text })
export const code = (text: string): Span => ({ kind: 'code', text })
/** A moment as hours and minutes, as a day, or as both; epoch ms. */
export const time = (at: number): Span => ({ kind: 'time', at, style: 'time' })
export const date = (at: number): Span => ({ kind: 'time', at, style: 'date' })
export const dateTime = (at: number): Span => ({ kind: 'time', at, style: 'date-time' })

/** A button as small as a link. */
export const pressed = (button: Button): Link => ({ kind: 'press', button })

/** Follows a moment that each reader sees in their own zone; plain text says UTC instead. */
export const yourTime = ' (your time)'

export const spans = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text)

/** Texts one after the other, with something between them; empty ones are left out. */
export function joined(texts: readonly Text[], between = ' · '): Text {
  return texts
    .filter((text) => text.length > 0)
    .flatMap((text, index) => (index === 0 ? [...spans(text)] : [between, ...spans(text)]))
}

/** "1 claim", "3 claims". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** "Ana, Ben and Chiara"; beyond `most` "… and 4 more". */
export function listed(items: readonly string[], most = 8): string {
  const shown = items.slice(0, most)
  const all = items.length > most ? [...shown, `${items.length - most} more`] : shown
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
}

/** At most `limit` characters as people count them, the cut shown by "…". */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)
  let kept = ''
  let count = 0
  for (const { segment } of letters) {
    if (++count > limit) return `${kept.trimEnd()}…`
    kept += segment
  }
  return text
}

/** A sentence of ours in which a command stands between backticks: the command becomes code. */
export function withCommands(sentence: string): Text {
  return sentence
    .split(/(`\/drill[^`]*`)/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^`\/drill[^`]*`$/.test(piece) ? code(piece.slice(1, -1)) : piece))
}

/** A moment where the reader's zone is not known: UTC, and it says so. */
export function utc({ at, style }: Pick<Extract<Span, { kind: 'time' }>, 'at' | 'style'>): string {
  const [day = '', clock = ''] = new Date(at).toISOString().split('T')
  const hours = `${clock.slice(0, 5)} UTC`
  switch (style) {
    case 'time':
      return hours
    case 'date':
      return day
    case 'date-time':
      return `${day} ${hours}`
    default:
      return style satisfies never
  }
}
