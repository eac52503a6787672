/** A document as GitHub Markdown: typed text comes out as text, whatever it contains. */
import type {
  BlockContent,
  Image,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
  Table,
  TableRow,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Block, Document, FigureLine, Inline, Item, Text } from './document'
import { text } from './plain-text'
import { clean } from './text'

/** "[x]" inside a line, where it is no task item: goes out as it is. */
interface Box {
  type: 'box'
  checked: boolean
}
declare module 'mdast' {
  interface PhrasingContentMap {
    box: Box
  }
  interface RootContentMap {
    box: Box
  }
}

export function documentMarkdown(document: Document): string {
  const root: Root = { type: 'root', children: document.map(block) }
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { box: (node: Box) => (node.checked ? '[x]' : '[ ]'), text },
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
  })
}

function block(each: Block): RootContent {
  switch (each.kind) {
    case 'heading':
      return { type: 'heading', depth: each.level, children: phrasing([each.text]) }
    case 'paragraph':
      return paragraph(each.text)
    case 'quote':
      return { type: 'blockquote', children: each.lines.map((line) => paragraph([line])) }
    case 'list':
      return {
        type: 'list',
        ordered: each.ordered,
        spread: false,
        children: each.items.map(listItem),
      }
    case 'checklist':
      return {
        type: 'list',
        spread: false,
        children: each.items.map(({ text, checked }) => ({
          type: 'listItem',
          checked,
          spread: false,
          children: [paragraph([text])],
        })),
      }
    case 'table':
      return table(each.head, each.rows, each.align)
    case 'figures':
      return table(
        ['KPI', 'Figure', 'Target', 'Standing', 'Source', 'Notes'],
        each.lines.map(figureRow),
        ['left', 'right', 'right', 'left', 'left', 'left'],
      )
    case 'image':
      return { type: 'paragraph', children: [image(each)] }
    case 'rule':
      return { type: 'thematicBreak' }
    default:
      return each satisfies never
  }
}

function paragraph(text: Text): Paragraph {
  return { type: 'paragraph', children: phrasing(text) }
}

function listItem({ text, items = [] }: Item): ListItem {
  const nested: BlockContent[] =
    items.length === 0
      ? []
      : [
          {
            type: 'list',
            spread: false,
            children: items.map((item) => ({
              type: 'listItem',
              spread: false,
              children: [paragraph(item)],
            })),
          },
        ]
  return { type: 'listItem', spread: false, children: [paragraph(text), ...nested] }
}

function image({ file, alt, title }: { file: string; alt: string; title: string }): Image {
  return { type: 'image', url: file, alt: clean(alt), title: clean(title) }
}

function figureRow({ label, value, target, standing, provenance, note }: FigureLine): Text[] {
  return [label, value, target ?? '—', standing, provenance ?? '—', note === '' ? '—' : note].map(
    (text) => [text],
  )
}

function table(
  head: readonly string[],
  rows: readonly (readonly Text[])[],
  align: readonly ('left' | 'right')[],
): Table {
  const row = (cells: readonly Text[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((text) => ({ type: 'tableCell', children: phrasing(text, '<br>') })),
  })
  return {
    type: 'table',
    align: align.map((side) => (side === 'right' ? 'right' : null)),
    children: [row(head.map((text) => [text])), ...rows.map(row)],
  }
}

/** `lineBreak`: the HTML that breaks a line where Markdown has no other way, in a table's cell. */
function phrasing(text: Text, lineBreak?: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (const node of text.flatMap((inline) => phrase(inline, lineBreak))) {
    const last = nodes.at(-1)
    // The writer looks at each piece of text twice, with every rule it has: one piece is cheaper than many.
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else nodes.push(node)
  }
  return nodes
}

function phrase(inline: Inline, lineBreak?: string): PhrasingContent[] {
  if (typeof inline === 'string') return literal(inline)
  switch (inline.kind) {
    case 'strong':
      return [linked({ type: 'strong', children: literal(inline.text) }, inline.href)]
    case 'box':
      return [{ type: 'box', checked: inline.checked }]
    case 'break':
      return [lineBreak === undefined ? { type: 'break' } : { type: 'html', value: lineBreak }]
    default:
      return inline satisfies never
  }
}

function linked(strong: Strong, href: string | undefined): PhrasingContent {
  return href === undefined ? strong : { type: 'link', url: href, children: [strong] }
}

function literal(text: string): PhrasingContent[] {
  const value = clean(text)
  return value === '' ? [] : [{ type: 'text', value }]
}
