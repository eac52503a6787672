/** How a message's parts fall into a card: what stands first, then its sections. */
import type { Part, PhaseClock } from '../../../../messages/message'

export type Heading = Extract<Part, { kind: 'heading' }>

export interface Section {
  heading: Heading
  parts: readonly Part[]
}

export interface Arranged {
  /** Small print above the title. */
  above: readonly Part[]
  /** Null = plain words, no card. */
  title: Heading | null
  lead: readonly Part[]
  sections: readonly Section[]
  /** What ends the whole card, below its columns. */
  foot: readonly Part[]
  /** A clock that comes last is the card's lower edge. */
  edge: PhaseClock | null
  /** Short sections stand beside each other. */
  columns: boolean
}

const isHeading = (part: Part): part is Heading => part.kind === 'heading'

export function arrange(parts: readonly Part[]): Arranged {
  const last = parts.at(-1)
  const edge = last?.kind === 'clock' ? last : null
  const all = edge === null ? parts : parts.slice(0, -1)
  const isReport = all.some((part) => part.kind === 'figures')
  const footAt = isReport ? beginOfFoot(all) : all.length
  const [above, ...headed] = atHeadings(all.slice(0, footAt))
  const [first, ...sections] = headed
  return {
    above: first ? (above?.parts ?? []) : [],
    title: first?.heading ?? null,
    lead: first?.parts ?? above?.parts ?? [],
    sections: sections.flatMap(({ heading, parts: own }) =>
      heading === null ? [] : [{ heading, parts: own }],
    ),
    foot: all.slice(footAt),
    edge,
    columns: isReport || all.some((part) => part.kind === 'clock'),
  }
}

/** What stands before the first heading, then each heading with what follows it. */
function atHeadings(parts: readonly Part[]): { heading: Heading | null; parts: Part[] }[] {
  const pieces: { heading: Heading | null; parts: Part[] }[] = [{ heading: null, parts: [] }]
  for (const part of parts) {
    if (isHeading(part)) pieces.push({ heading: part, parts: [] })
    else pieces.at(-1)?.parts.push(part)
  }
  return pieces
}

/** A report's last buttons, the small print before them and its signature belong to all of it. */
function beginOfFoot(parts: readonly Part[]): number {
  let at = parts.length
  while (parts[at - 1]?.kind === 'buttons') at -= 1
  if (parts[at - 1]?.kind === 'note') at -= 1
  const signature = parts[at - 1]
  return signature?.kind === 'text' && typeof signature.text !== 'string' ? at - 1 : at
}

/** A section that asks something, or that has none to stand beside. */
export function isWide({ sections }: Arranged, index: number): boolean {
  const asks = (at: number) => sections[at]?.parts.some(({ kind }) => kind === 'buttons') ?? true
  if (asks(index)) return true
  let begin = index
  while (!asks(begin - 1)) begin -= 1
  return (index - begin) % 2 === 0 && asks(index + 1)
}

/** Each ends with its own buttons, as a claim does with its verdicts. */
export function items(parts: readonly Part[]): Part[][] {
  const all: Part[][] = []
  let open: Part[] = []
  for (const part of parts) {
    open.push(part)
    if (part.kind !== 'buttons') continue
    all.push(open)
    open = []
  }
  return open.length > 0 ? [...all, open] : all
}

/** Pictures that follow each other stand in one grid, files in one row. */
export function runs(parts: readonly Part[]): Part[][] {
  const all: Part[][] = []
  for (const part of parts) {
    const run = all.at(-1)
    const joins = (part.kind === 'image' || part.kind === 'file') && run?.[0]?.kind === part.kind
    if (joins) run?.push(part)
    else all.push([part])
  }
  return all
}
