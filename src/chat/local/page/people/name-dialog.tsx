import './name-dialog.css'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { longestName } from '../../wire'
import { Dialog } from '../forms/dialog'

/** Asks for one name. `save` gives what is wrong as a sentence, or null when it is done. */
export function NameDialog({
  title,
  label,
  hint,
  start = '',
  submit,
  save,
  onClose,
}: {
  title: string
  label: string
  hint: string
  start?: string
  submit: string
  save: (name: string) => Promise<string | null>
  onClose: () => void
}) {
  const [name, setName] = useState(start)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const send = async () => {
    if (busy) return
    setBusy(true)
    const wrong = await save(name)
    setBusy(false)
    setError(wrong)
    if (wrong === null) onClose()
    else input.current?.focus()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={`${id}-form`} class="button button-primary" disabled={busy}>
            {submit}
          </button>
        </>
      }
    >
      <form
        id={`${id}-form`}
        class="name-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <label for={`${id}-name`}>{label}</label>
        <input
          ref={input}
          id={`${id}-name`}
          type="text"
          dir="auto"
          autoComplete="off"
          value={name}
          maxLength={longestName * 2}
          aria-invalid={error !== null}
          aria-describedby={error === null ? `${id}-hint` : `${id}-error`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        {error === null ? (
          <p id={`${id}-hint`} class="name-hint">
            {hint}
          </p>
        ) : (
          <p id={`${id}-error`} class="name-error" role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}
