import './sample-bar.css'
import { useState } from 'preact/hooks'
import type { z } from 'zod'
import type { Panel } from '../../wire'
import { channelAnswer, type sampleRequest } from '../../wire'
import { isReported } from '../panel/clock'
import { isHost } from '../state/model'
import { request } from '../state/request'
import { startDrill } from '../welcome/begin'
import { Icon, type IconName } from './icons'

type Does = z.infer<typeof sampleRequest>['do']

/** Says what a sample is, and lets the host hold it, hurry it on, or begin a drill of their own. */
export function SampleBar({ panel }: { panel: Panel }) {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (what: () => Promise<string | null>) => {
    if (busy) return
    setBusy(true)
    setError(await what())
    setBusy(false)
  }
  const button = (does: Does, label: string, icon: IconName) => (
    <button
      type="button"
      class="button button-small"
      aria-disabled={busy}
      onClick={() => void run(() => tell(does))}
    >
      <Icon name={icon} size={14} />
      {label}
    </button>
  )
  const over = isReported(panel) || panel.state === 'cancelled'
  return (
    <section class="sample-bar" aria-label="The sample">
      <p role={error === null ? undefined : 'alert'}>
        {error ??
          (over
            ? 'The sample is over. What it recorded stays here; it counts in no history.'
            : 'A sample: a simulated team plays the 180-minute script in about a minute.')}
      </p>
      {isHost.value && (
        <div class="sample-buttons">
          {panel.state === 'running' && button('pause', 'Pause', 'pause')}
          {panel.state === 'paused' && button('resume', 'Resume', 'play')}
          {!over && button('skip', 'Skip ahead', 'skip')}
          {over && (
            <button
              type="button"
              class="button button-small button-primary"
              aria-disabled={busy}
              onClick={() => void run(startDrill)}
            >
              Start a drill of your own
            </button>
          )}
        </div>
      )}
    </section>
  )
}

async function tell(does: Does): Promise<string | null> {
  const answer = await request('/local/sample', channelAnswer, { do: does })
  return answer.ok ? null : answer.error
}
