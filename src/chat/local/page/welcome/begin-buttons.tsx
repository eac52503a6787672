import { useState } from 'preact/hooks'
import { busyChannel } from '../frame/settle'
import { isHost } from '../state/model'
import { hrefOf } from '../state/place'
import { firstChannel, startDrill, watchSample } from './begin'

/** How it begins: the host starts something, an invited person goes where it happens. */
export function BeginButtons() {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (what: () => Promise<string | null>) => {
    if (busy) return
    setBusy(true)
    setError(null)
    setError(await what())
    setBusy(false)
  }
  if (!isHost.value) return <OpenChannel />
  return (
    <>
      <div class="welcome-buttons">
        <button
          type="button"
          class="button button-primary welcome-button"
          aria-disabled={busy}
          onClick={() => void run(startDrill)}
        >
          Start a drill
        </button>
        <button
          type="button"
          class="button welcome-button"
          aria-disabled={busy}
          onClick={() => void run(watchSample)}
        >
          Watch a sample drill
        </button>
      </div>
      {error === null ? (
        <p class="welcome-small">
          Start asks for a title and a team; the rest has defaults. The sample takes one minute.
          <br />
          No account. Everything stays on this machine.
        </p>
      ) : (
        <p class="welcome-error" role="alert">
          {error}
        </p>
      )}
    </>
  )
}

function OpenChannel() {
  const to = busyChannel() ?? firstChannel()
  if (!to) return <p class="welcome-small">There is no channel yet.</p>
  return (
    <>
      <div class="welcome-buttons">
        <a
          class="button button-primary welcome-button"
          href={hrefOf({ kind: 'channel', id: to.id })}
        >
          Open #{to.name}
        </a>
      </div>
      <p class="welcome-small">You are invited to the team’s drill. Nobody is scored by name.</p>
    </>
  )
}
