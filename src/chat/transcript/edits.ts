/** Live messages change all the time: which of their edits a reader wants to see, and what of them. */
import { blocksOf, type Look } from './plain'
import type { Entry } from './read'

interface Edit {
  entry: Entry
  /** What stands there now and did not before, as blocks of lines. */
  changed: string[][]
}

/**
 * The last edit of each message in each stretch, with what it changed since the edit shown before;
 * where that is nothing but a countdown, buttons or links, none. `ends`: real times at which stretches end.
 */
export function editsWorthReading(
  entries: readonly Entry[],
  ends: readonly number[],
  look: Look,
): Edit[] {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.kind !== 'update') continue
    const stretch = ends.filter((end) => end < entry.at).length
    last.set(`${entry.id} ${stretch}`, entry)
  }
  const shown = new Map<string, ReadonlySet<string>>()
  for (const entry of entries)
    if (entry.kind === 'post') shown.set(entry.id, worthy(entry, look).texts)
  return [...last.values()]
    .sort((a, b) => a.at - b.at)
    .flatMap((entry) => {
      const { blocks, texts } = worthy(entry, look)
      const before = shown.get(entry.id)
      shown.set(entry.id, texts)
      const changed = blocks.filter((block) => !before?.has(block.join('\n')))
      return changed.length > 0 ? [{ entry, changed }] : []
    })
}

function worthy(entry: Entry, look: Look) {
  const parts = entry.message.parts.filter(
    (part) => part.kind !== 'clock' && part.kind !== 'buttons' && part.kind !== 'links',
  )
  const blocks = blocksOf({ ...entry.message, parts }, look)
  return { blocks, texts: new Set(blocks.map((block) => block.join('\n'))) }
}
