/** The whole drill as its people saw it, in order of time. */
import { formatClock } from '../../drill/duration'
import type { Message } from '../../messages/message'
import { clipped } from '../../messages/spans'
import { editsWorthReading } from './edits'
import { escaped, oneLine } from './escape'
import { moment } from './moments'
import { blocksOf, type Look, quoted } from './plain'
import type { Entry } from './read'

/** What passed between people and commands, outside the outbox. Moments in real time, epoch ms; people by name. */
export interface Replies {
  said: readonly { at: number; who: string; text: string }[]
  answers: readonly { at: number; to: string; message: Message }[]
}

export interface TranscriptOptions extends Look {
  title: string
  /** Drill time (ms) at a real time; null = before the start. */
  elapsedAt: (at: number) => number | null
  /** Real times at which phases ended: of the edits before each, live messages show the last. */
  phaseEnds: readonly number[]
  /** A person's name by the id that the posts' addresses carry. */
  nameOf: (user: string) => string
}

interface Scene {
  at: number
  /** What stands after the two times. */
  line: string
  blocks: readonly (readonly string[])[]
}

/**
 * `transcript.md`: posts, edits that say something new, what people said and what they privately got.
 * Replies stand where they came in time, marked with the thread that they are in.
 */
export function transcriptMarkdown(
  entries: readonly Entry[],
  { said, answers }: Replies,
  options: TranscriptOptions,
): string {
  const first = new Map<string, Entry>()
  for (const entry of entries) if (!first.has(entry.id)) first.set(entry.id, entry)
  const nameOf = (id: string) => {
    const fallback = first.get(id)?.message.fallback ?? 'a message'
    return `“${escaped(clipped(fallback.split('\n')[0] ?? '', 60))}”`
  }
  const place = ({ to }: Entry) => {
    const thread = to.thread === null ? '' : `in the thread of ${nameOf(to.thread)}`
    if (to.user === null) return thread === '' ? 'in the channel' : thread
    const reader = `to ${escaped(options.nameOf(to.user))} only`
    return thread === '' ? reader : `${reader}, ${thread}`
  }

  const scenes: Scene[] = [
    ...said.map(({ at, who, text }) => ({
      at,
      line: `${escaped(who)}: ${escaped(oneLine(text))}`,
      blocks: [],
    })),
    ...answers.map(({ at, to, message }) => ({
      at,
      line: `to ${escaped(to)} only`,
      blocks: blocksOf(message, options),
    })),
    ...entries
      .filter((entry) => entry.kind === 'post')
      .map((entry) => ({
        at: entry.at,
        line: place(entry),
        blocks: blocksOf(entry.message, options),
      })),
    ...editsWorthReading(entries, options.phaseEnds, options).map(({ entry, changed }) => ({
      at: entry.at,
      line: `${place(entry)}, edited in place: ${nameOf(entry.id)}`,
      blocks: changed,
    })),
  ]
  scenes.sort((a, b) => a.at - b.at)
  return [
    `# ${escaped(oneLine(options.title))}`,
    `Each line starts with the drill’s clock and the local time (${options.zone}).`,
    ...scenes.map((scene) => sceneMarkdown(scene, options)),
  ]
    .join('\n\n')
    .concat('\n')
}

function sceneMarkdown({ at, line, blocks }: Scene, options: TranscriptOptions): string {
  const elapsed = options.elapsedAt(at)
  const clock = elapsed === null ? 'before the start' : formatClock(elapsed)
  const head = `${clock} · ${moment(at, 'seconds', options.zone)} · ${line}`
  if (blocks.length === 0) return head
  const body = blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
  return [head, '', ...body.map(quoted)].join('\n')
}
