/** Pressing what the bot offers: one at a time, with what has come of it. */
import { useRef, useState } from 'preact/hooks'
import type { Button } from '../../../../messages/message'
import type { WireReply } from '../../wire'
import { ask } from '../forms/confirm'
import { channel } from '../state/model'
import type { Answer } from '../state/request'
import { press } from '../state/send'

/** `where`: the channel in which the buttons stand; null = direct messages. */
export function usePress(where: string | null) {
  const [busy, setBusy] = useState<Button | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // A second press may come before the first one is drawn.
  const pressing = useRef(false)
  const onPress = async (button: Button) => {
    if (pressing.current) return
    pressing.current = true
    try {
      const { label, confirm, style } = button
      if (confirm !== undefined && !(await ask(confirm, plainLabel(label), style === 'danger')))
        return
      setBusy(button)
      setProblem(null)
      const of = where ?? channel.value?.id ?? null
      setProblem(problemOf(await press(button, { channel: where, of })))
    } finally {
      pressing.current = false
      setBusy(null)
    }
  }
  return { busy, problem, onPress }
}

/** "Stop…" announces the question that then says "Stop". */
const plainLabel = (label: string) => label.replace(/…$/u, '')

function problemOf(answer: Answer<WireReply>): string | null {
  if (!answer.ok)
    return answer.away ? 'The bot does not answer. Press again in a moment.' : answer.error
  return answer.value.kind === 'errors' ? Object.values(answer.value.errors).join(' ') : null
}
