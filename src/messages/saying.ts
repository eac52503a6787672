/** A message from its parts, with the fallback that says the same in plain text. */

import { figureText } from './figures'
import type { Message, Part, Span, Text } from './message'
import { spans, utc, yourTime } from './spans'

/** `opening`: how the fallback begins, in place of the first part. */
export function saying(parts: readonly Part[], opening?: string): Message {
  const lines = (opening === undefined ? parts : parts.slice(1)).map(plainPart)
  return {
    fallback: [opening ?? '', ...lines].filter((line) => line !== '').join('\n'),
    parts,
  }
}

function plain(text: Text): string {
  return spans(text).map(plainSpan).join('')
}

function plainSpan(span: Span): string {
  if (span === yourTime) return ''
  if (typeof span === 'string') return span
  switch (span.kind) {
    case 'strong':
    case 'code':
      return span.text
    case 'link':
      return `${span.text} (${span.url})`
    case 'time':
      return utc(span)
    default:
      return span satisfies never
  }
}

function plainPart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return part.aside === undefined
        ? plain(part.text)
        : `${plain(part.text)} (${plain(part.aside)})`
    case 'text':
    case 'note':
      return plain(part.text)
    case 'facts':
      return part.facts.map((fact) => `${fact.label}: ${plain(fact.value)}`).join('\n')
    case 'figures':
      return part.figures.map((each) => `${each.label}: ${figureText(each)}`).join('\n')
    case 'table':
      return [part.head.join(' · '), ...part.rows.map((row) => row.map(plain).join(' · '))].join(
        '\n',
      )
    case 'quote':
      return `“${plain(part.text)}”${part.by === undefined ? '' : ` — ${part.by}`}`
    case 'image':
      // Most alternative texts begin with the finding that is the title.
      return part.alt.startsWith(part.title) ? part.alt : `${part.title}: ${part.alt}`
    case 'file':
      return `${part.name} (${part.note})`
    case 'buttons':
    case 'links':
    case 'clock':
      return ''
    default:
      return part satisfies never
  }
}
