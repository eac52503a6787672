/** Parts that stand closer together in Slack than each in a block of its own. */
import type { Part } from '../../messages/message'
import { withPressedLinks } from '../../messages/pressed-links'
import { spans } from '../../messages/spans'
import { plain } from './text'

/** So short a text is a line, and follows the line before it without a gap. */
const longestLine = 100
const longestJoined = 400

/** The same words in the same order, but for an alert's links, which stand in the row of its buttons. */
export function gathered(parts: readonly Part[]): Part[] {
  return withLines(withFiles(withPressedLinks(parts)))
}

/** Files that follow each other are one list of names and notes. */
function withFiles(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'file') {
      all.push(part)
      continue
    }
    const entry = { label: part.name, value: part.note }
    const last = all.at(-1)
    if (last?.kind === 'facts' && parts[at - 1]?.kind === 'file')
      all.splice(-1, 1, { ...last, facts: [...last.facts, entry] })
    else all.push({ kind: 'facts', facts: [entry] })
  }
  return all
}

function withLines(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const [at, part] of parts.entries()) {
    const last = all.at(-1)
    const before = parts[at - 1]
    if (part.kind === 'text' && last?.kind === 'text' && before?.kind === 'text') {
      const lines = [before, part].map(({ text }) => plain(text))
      const joins =
        lines.every((line) => line.trim() !== '' && line.length <= longestLine) &&
        plain(last.text).length + plain(part.text).length < longestJoined
      if (joins) {
        all.splice(-1, 1, { kind: 'text', text: [...spans(last.text), '\n', ...spans(part.text)] })
        continue
      }
    }
    all.push(part)
  }
  return all
}
