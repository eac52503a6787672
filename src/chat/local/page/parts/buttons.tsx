import './buttons.css'
import { useRef, useState } from 'preact/hooks'
import type { Button } from '../../../../messages/message'
import type { WireReply } from '../../wire'
import { ask } from '../forms/confirm'
import { channel } from '../state/model'
import type { Answer } from '../state/request'
import { press } from '../state/send'

/** A message's buttons. `where`: the channel in which it stands; null = direct messages. */
export function Buttons({ buttons, where }: { buttons: readonly Button[]; where: string | null }) {
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
  const primary = buttons.find(({ style }) => style === 'primary')
  const kind = (button: Button) =>
    button === primary ? 'primary' : button.style === 'danger' ? 'danger' : 'plain'
  const inOrder = [
    ...buttons.filter(({ style }) => style !== 'danger'),
    ...buttons.filter(({ style }) => style === 'danger'),
  ]
  return (
    <div class="buttons">
      <div class="buttons-row">
        {inOrder.map((button, index) => (
          <button
            key={index}
            type="button"
            class={`buttons-one buttons-${kind(button)}`}
            aria-disabled={busy !== null}
            aria-busy={button === busy}
            onClick={() => onPress(button)}
          >
            {button.label}
          </button>
        ))}
      </div>
      <p class="buttons-word" role="status">
        {busy !== null && 'Sending…'}
      </p>
      {problem !== null && (
        <p class="buttons-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** "Stop…" announces the question that then says "Stop". */
const plainLabel = (label: string) => label.replace(/…$/u, '')

function problemOf(answer: Answer<WireReply>): string | null {
  if (!answer.ok)
    return answer.away ? 'The bot does not answer. Press again in a moment.' : answer.error
  return answer.value.kind === 'errors' ? Object.values(answer.value.errors).join(' ') : null
}
