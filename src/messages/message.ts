/**
 * The neutral vocabulary of what the bot says. Typed text is always a plain string here: a renderer
 * escapes it for its platform, so nobody's words can format, link or ping.
 */

/** A piece of running text. A bare string is plain. */
export type Span =
  | string
  | { kind: 'strong'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; url: string }
  /** A moment, shown in each reader's own zone; epoch ms. */
  | { kind: 'time'; at: number; style: 'time' | 'date' | 'date-time' }
export type Text = string | readonly Span[]

/** Pressing it is the same as saying a word: the command's own button handler answers. */
export interface Button {
  label: string
  word: string
  does: string
  /** Opaque values only: letters, record ids. */
  with?: Readonly<Record<string, string>>
  style?: 'primary' | 'danger'
  /** A question asked before it is carried out. */
  confirm?: string
}

/** A way on that is less than a button, such as an alert's dashboard: drawn as small as a link. */
export type Link =
  /**
   * `url`: whole, or a path on the bot's own server where nobody has said how the world reaches it; a place
   * that lies elsewhere leaves such a one out. It may be one reader's own, so it stands in private answers only.
   */
  | { kind: 'address'; label: string; url: string }
  /** Where each reader gets an answer of their own: the same as a button, wherever a platform has no smaller one. */
  | { kind: 'press'; button: Button }

export type Mark = 'phase' | 'ai' | 'alert' | 'done' | 'warning'

export type Part =
  | { kind: 'heading'; text: Text; mark?: Mark; aside?: Text }
  | { kind: 'text'; text: Text }
  | { kind: 'facts'; facts: readonly { label: string; value: Text }[] }
  | {
      kind: 'table'
      head: readonly string[]
      rows: readonly (readonly Text[])[]
      align?: readonly ('left' | 'right')[]
    }
  | { kind: 'quote'; text: Text; by?: string }
  | { kind: 'image'; fileId: string; alt: string; title: string }
  | { kind: 'file'; fileId: string; name: string; note: string }
  | { kind: 'buttons'; buttons: readonly Button[] }
  | { kind: 'links'; links: readonly Link[] }
  /** Small print: who sees it, where it comes from. */
  | { kind: 'note'; text: Text }
  /** Figures beside their targets: the few that count most. */
  | { kind: 'figures'; figures: readonly ShownFigure[] }
  /** The phase card's lower edge: its clock in quarters, and what a live countdown needs. */
  | PhaseClock

export interface PhaseClock {
  kind: 'clock'
  quarters: 0 | 1 | 2 | 3 | 4
  /** Real time of the phase's end, epoch ms; null = it has ended, or the clock stands. */
  until: number | null
  /** Drill ms of the whole phase, and drill ms a real ms. */
  length: number
  speed: number
}

export interface ShownFigure {
  label: string
  /** "26 min", "3 of 3", "not recorded". */
  value: string
  standing: 'met' | 'missed' | null
  /** "≤ 40 min". */
  target: string | null
  /** Where it comes from, and what else belongs to it. */
  note: string
}

export interface Message {
  /** For notifications and for readers of plain text; always says the whole of what matters. */
  fallback: string
  parts: readonly Part[]
}

/** Where a message goes. A thread hangs below the post with that key. */
export type Audience =
  | { kind: 'channel' }
  | { kind: 'thread'; below: string }
  | { kind: 'person'; personId: string }

/** A message on its way: `key` is unique a drill; sending the same key again edits the post in place. */
export interface Outgoing {
  key: string
  audience: Audience
  message: Message
  /** Kept back while a real incident holds the drill; answers and control cards are not. */
  holdable: boolean
}
