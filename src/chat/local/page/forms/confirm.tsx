/** One question before something that can't be taken back. */
import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Dialog } from './dialog'

interface Asked {
  question: string
  confirmLabel: string
  danger: boolean
  answer: (yes: boolean) => void
}

const asked = signal<Asked | null>(null)

/** False = "Cancel", "Close", Escape, or another question came in between. */
export function ask(question: string, confirmLabel: string, danger: boolean): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((answer) => {
    asked.value = { question, confirmLabel, danger, answer }
  })
}

function settle(yes: boolean): void {
  const { value } = asked
  asked.value = null
  value?.answer(yes)
}

/** Stands once in the page and shows what `ask` asks. */
export function ConfirmDialog() {
  return asked.value ? <Question key={asked.value.question} {...asked.value} /> : null
}

function Question({ question, confirmLabel, danger }: Asked) {
  const cancel = useRef<HTMLButtonElement>(null)
  const confirm = useRef<HTMLButtonElement>(null)
  // A return key that was meant for something else does no harm.
  // At once: a key that is pressed now is meant for it.
  useLayoutEffect(() => (danger ? cancel : confirm).current?.focus(), [danger])
  return (
    <Dialog
      small
      title={question}
      onClose={() => settle(false)}
      footer={
        <>
          <button ref={cancel} type="button" class="button" onClick={() => settle(false)}>
            Cancel
          </button>
          <button
            ref={confirm}
            type="button"
            class={`button ${danger ? 'button-danger' : 'button-primary'}`}
            onClick={() => settle(true)}
          >
            {confirmLabel}
          </button>
        </>
      }
    />
  )
}
