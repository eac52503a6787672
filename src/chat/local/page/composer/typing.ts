/** A line that is typed: kept until the bot has answered it. */
import { useRef, useState } from 'preact/hooks'
import type { WireReply } from '../../wire'
import { draftKey, keepDraft, keptDraft } from '../state/drafts'
import { channel } from '../state/model'
import type { Answer } from '../state/request'
import { say } from '../state/send'

export interface Typing {
  text: string
  type(text: string): void
  busy: boolean
  /** Why the bot did not take it. */
  problem: string | null
  /** Sends `line`, or what is typed. */
  send(line?: string): Promise<void>
}

export function useTyping(
  where: string | null,
  thread: string | null,
  onSent?: () => void,
): Typing {
  const key = draftKey(where, thread)
  const [text, setText] = useState(() => keptDraft(key))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const present = useRef(text)
  const sending = useRef(false)

  const type = (fresh: string) => {
    present.current = fresh
    setText(fresh)
    keepDraft(key, fresh)
  }
  const send = async (line = present.current) => {
    const words = line.trim()
    if (words === '' || sending.current) return
    sending.current = true
    setBusy(true)
    setProblem(null)
    const of = where ?? channel.value?.id ?? null
    const answer = await say(words, thread, { channel: where, of })
    sending.current = false
    setBusy(false)
    const why = problemOf(answer)
    setProblem(why)
    if (why !== null) return
    // What was typed while the bot thought is the beginning of the next line.
    if (present.current.startsWith(line)) type(present.current.slice(line.length).trimStart())
    onSent?.()
  }
  return { text, type, busy, problem, send }
}

function problemOf(answer: Answer<WireReply>): string | null {
  if (!answer.ok) return answer.error
  return answer.value.kind === 'errors' ? Object.values(answer.value.errors).join(' ') : null
}
