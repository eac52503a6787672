/** Words in blocks: paragraphs, titles, quotes, lists, small print. Each gives nothing where there is nothing to see. */
import type { types } from '@slack/bolt'
import type { Mark, Part, Text } from '../../messages/message'
import { spans } from '../../messages/spans'
import { cut, isBlank } from './escape'
import { limits } from './limits'
import { plain, plainText, richText, smallPrint } from './text'

type Heading = Extract<Part, { kind: 'heading' }>

/** An alert has none: its first word is DRILL. */
const signs: Readonly<Record<Mark, string>> = {
  phase: '● ',
  ai: '◆ ',
  alert: '',
  done: '✓ ',
  warning: '△ ',
}

export function paragraph(text: Text, limit: number = limits.section): types.KnownBlock[] {
  const elements = richText(text, limit)
  if (elements.length === 0) return []
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]
}

export function context(text: Text, limit: number = limits.field): types.KnownBlock[] {
  const elements = smallPrint(text, limit)
  return elements.length === 0 ? [] : [{ type: 'context', elements }]
}

/** A message's title, and beside it in small print what stands at its right elsewhere. */
export function title({ text, mark, aside }: Heading): types.KnownBlock[] {
  const words = plain(text).replace(/\s+/g, ' ').trim()
  const sign = mark === undefined ? '' : signs[mark]
  const header: types.KnownBlock[] = isBlank(words)
    ? []
    : [{ type: 'header', text: plainText(`${sign}${words}`, limits.header) }]
  return [...header, ...(aside === undefined ? [] : context(aside))]
}

/** The title of a section within a message. */
export function sectionTitle({ text, mark, aside }: Heading): types.KnownBlock[] {
  const words = plain(text).replace(/\s+/g, ' ').trim()
  const sign = mark === undefined ? '' : signs[mark]
  const strong = isBlank(words) ? [] : [{ kind: 'strong' as const, text: `${sign}${words}` }]
  const beside = aside === undefined || isBlank(plain(aside)) ? [] : spans(aside)
  const between = strong.length > 0 && beside.length > 0 ? ['  ·  '] : []
  return paragraph([...strong, ...between, ...beside])
}

export function quote(text: Text, by: string | undefined, limit: number): types.KnownBlock[] {
  const author = by === undefined || isBlank(by) ? [] : [`\n— ${cut(by, limits.header)}`]
  const elements = [...richText(text, limit), ...richText(author, limits.header + 4)]
  return elements.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }]
}

/** One line an entry; what is more than `most` is counted. */
export function list(entries: readonly Text[], limit: number, most = 50): types.KnownBlock[] {
  const seen = entries.filter((entry) => !isBlank(plain(entry)))
  const shown = seen.slice(0, most)
  const lines = shown.map(
    (entry): types.RichTextSection => ({
      type: 'rich_text_section',
      elements: richText(entry, limit),
    }),
  )
  if (lines.length === 0) return []
  const block: types.KnownBlock = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: lines }],
  }
  return [block, ...andMore(seen.length - shown.length)]
}

export function andMore(count: number): types.KnownBlock[] {
  return count > 0 ? context(`… and ${count} more, which do not fit here.`) : []
}
