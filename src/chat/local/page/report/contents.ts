/** A report's document in the pieces that the page shows: its front, and a section each heading. */
import type { Block, Document, FigureLine, Text } from '../../../../report/document'

export interface Section {
  /** Of its element; null = what stands before the first heading. */
  id: string
  level: 2 | 3
  title: string
  blocks: readonly Block[]
}

export interface Fact {
  label: string
  value: Text
}

export interface Contents {
  heading: string
  verdict: readonly string[]
  facts: readonly Fact[]
  figures: readonly FigureLine[]
  picture: Extract<Block, { kind: 'image' }> | null
  sections: readonly Section[]
}

/** The front ends at the first heading of level 2. */
export function contentsOf(document: Document): Contents {
  const start = document.findIndex((block) => block.kind === 'heading' && block.level > 1)
  const front = start === -1 ? document : document.slice(0, start)
  return {
    heading: front.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))[0] ?? '',
    verdict: front.flatMap((block) => (block.kind === 'quote' ? block.lines : [])),
    facts: front.flatMap((block) => (block.kind === 'paragraph' ? [factOf(block.text)] : [])),
    figures: front.flatMap((block) => (block.kind === 'figures' ? block.lines : [])),
    picture: front.find((block) => block.kind === 'image') ?? null,
    sections: start === -1 ? [] : sectionsOf(document.slice(start)),
  }
}

/** "**Label:** value" in its two parts. */
export function factOf([first, ...value]: Text): Fact {
  return typeof first === 'object' && first.kind === 'strong'
    ? { label: first.text.replace(/:$/, ''), value }
    : { label: '', value: first === undefined ? [] : [first, ...value] }
}

function sectionsOf(document: Document): Section[] {
  const sections: { id: string; level: 2 | 3; title: string; blocks: Block[] }[] = []
  for (const block of document) {
    if (block.kind === 'heading' && block.level !== 1)
      sections.push({
        id: `report-${sections.length + 1}`,
        level: block.level,
        title: block.text,
        blocks: [],
      })
    // The rule between sections is the heading's own line here.
    else if (block.kind !== 'rule') sections.at(-1)?.blocks.push(block)
  }
  return sections
}

/** A column of figures stands at the right, whether its table says so or not. */
export function isFigureColumn(cells: readonly Text[]): boolean {
  const texts = cells.map(plain)
  return (
    texts.some((text) => /\d/.test(text)) &&
    texts.every((text) => /^(?:—|[-+≤≥]?\d[\d.,:]*(?: ?(?:%|min|s|h|ms))?)$/.test(text.trim()))
  )
}

/** Days, times, single words: they stay on one line. */
export function isShortColumn(cells: readonly Text[]): boolean {
  return cells.every((cell) => plain(cell).length <= 14)
}

const plain = (cell: Text) => cell.map((each) => (typeof each === 'string' ? each : '')).join('')
