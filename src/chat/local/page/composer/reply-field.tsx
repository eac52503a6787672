import './reply-field.css'
import { useEffect, useRef } from 'preact/hooks'
import { Line } from './line'
import { Problem } from './problem'
import { useTyping } from './typing'

/** A small composer below a thread. */
export function ReplyField({
  where,
  thread,
  onClose,
}: {
  where: string | null
  thread: string
  onClose: () => void
}) {
  const typing = useTyping(where, thread)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault()
        void typing.send()
      }}
    >
      <Problem words={typing.problem} />
      <div class="reply-box">
        <Line
          text={typing.text}
          field={field}
          onType={typing.type}
          aria-label="Reply"
          placeholder="Reply in this thread"
          onKeyDown={(event) => {
            if (event.isComposing) return
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              void typing.send()
            }
            if (event.key === 'Escape') onClose()
          }}
        />
        <button type="button" onClick={onClose}>
          Close
        </button>
        <button type="submit" class="reply-send" aria-disabled={typing.busy}>
          Reply
        </button>
      </div>
    </form>
  )
}
