/** Blocks that several sections are made of. */
import type { Block, Inline, Item, Text } from '../document'
import { notRecorded } from '../figure-text'
import { typedLines } from '../text'

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}

export function label(text: string): Inline {
  return { kind: 'strong', text: `${text}:` }
}

/** "**Label:** value" on one line; a typed text's lines run on. */
export function field(name: string, value: string | null): Block {
  return { kind: 'paragraph', text: [label(name), ` ${oneLine(value ?? '') || notRecorded}`] }
}

/** "**Label:**" above a list. */
export function fieldList(name: string, lines: readonly string[]): Block[] {
  return lines.length === 0
    ? [field(name, null)]
    : [{ kind: 'paragraph', text: [label(name)] }, list(lines)]
}

/** "**Label:**" above a quotation. */
export function fieldQuote(name: string, text: string | null): Block[] {
  if (text === null) return [field(name, null)]
  return [
    { kind: 'paragraph', text: [label(name)] },
    { kind: 'quote', lines: typedLines(text) },
  ]
}

export function list(lines: readonly string[]): Block {
  return { kind: 'list', ordered: false, items: lines.map((line): Item => ({ text: [line] })) }
}

/** "[x] Successful / [ ] Partial / [ ] Failed" */
export function boxes(options: readonly string[], chosen: string | null): Inline[] {
  return options.flatMap((option, index): Inline[] => [
    ...(index === 0 ? [] : [' / ']),
    { kind: 'box', checked: option === chosen },
    ` ${option}`,
  ])
}

/** Lines of one table cell. */
export function cell(lines: readonly string[]): Text {
  return lines.flatMap((line, index): Inline[] =>
    index === 0 ? [line] : [{ kind: 'break' }, line],
  )
}

export function oneLine(text: string): string {
  return typedLines(text).join(' ')
}

/** "text — name", where a name may stand. */
export function signed({ text, by }: { text: string; by: string | null }): string {
  return by === null ? oneLine(text) : `${oneLine(text)} — ${by}`
}
