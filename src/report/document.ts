/** A small neutral document: what the sections say, before any renderer. Typed text is always a plain string. */

export type Inline =
  | string
  /** `href`: where it leads, in renderers that have links. */
  | { kind: 'strong'; text: string; href?: string }
  | { kind: 'box'; checked: boolean }
  | { kind: 'break' }

export type Text = readonly Inline[]

export interface Item {
  text: Text
  /** One level of sub-items. */
  items?: readonly Text[]
}

/** One KPI on the first page and in the table of figures. */
export interface FigureLine {
  label: string
  value: string
  target: string | null
  standing: string
  provenance: string | null
  note: string
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'quote'; lines: readonly string[] }
  | { kind: 'list'; ordered: boolean; items: readonly Item[] }
  | { kind: 'checklist'; items: readonly { text: string; checked: boolean }[] }
  | {
      kind: 'table'
      head: readonly string[]
      rows: readonly (readonly Text[])[]
      align: readonly ('left' | 'right')[]
    }
  | { kind: 'figures'; lines: readonly FigureLine[] }
  | { kind: 'image'; file: string; alt: string; title: string }
  | { kind: 'rule' }

export type Document = readonly Block[]

/** Whose report it is, as covers, headers and footers tell. */
export interface Front {
  /** The drill's title. */
  title: string
  team: string
  /** As printed: "2026-01-03", or "not started". */
  date: string
  version: number
  /** When the report was built, epoch ms: the files' date. */
  at: number
  kind: 'drill' | 'rehearsal' | 'sample'
}

/** A picture beside the report: its relative file name, and what it says in words. */
export interface Picture {
  file: string
  title: string
  alt: string
}
