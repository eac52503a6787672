import './name-dialog.css'
import { useId, useRef, useState } from 'preact/hooks'
import type { WirePerson } from '../../wire'

/** The address that makes another browser this person. */
export function Invite({ person: { key, name } }: { person: WirePerson }) {
  const [said, setSaid] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const address = `${location.origin}/#/as/${encodeURIComponent(key ?? '')}`
  const copy = async () => {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      setSaid('Copied.')
    } catch {
      setSaid('The browser does not let it be copied. It is selected: copy it by hand.')
    }
  }
  return (
    <div class="invite">
      <label for={id}>Link</label>
      <div class="invite-line">
        <input ref={input} id={id} type="text" readOnly value={address} />
        <button type="button" class="button button-primary" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <p class="name-hint">
        Opens the page as <bdi>{name}</bdi> in another browser on this machine.
      </p>
      <p class="name-hint" role="status">
        {said}
      </p>
    </div>
  )
}
