import './welcome.css'
import { useState } from 'preact/hooks'
import { Mark } from '../frame/icons'
import { busyChannel } from '../frame/settle'
import { ThemeSwitch } from '../frame/theme-switch'
import { channels, isHost } from '../state/model'
import { hrefOf } from '../state/place'
import { BeginButtons } from './begin-buttons'
import { Dial } from './dial'
import { Explain, type Explained } from './explain'

const steps = [
  {
    when: '1 · Plan',
    title: 'One form, under a minute',
    text: 'Length from 1 to 480 min, scenarios, who facilitates. Play every role here, or invite people.',
  },
  {
    when: '2 · Investigate',
    title: 'Logs, metrics, traces',
    text: 'Claim a root cause with evidence and confidence. Claims stay sealed until they are judged.',
  },
  {
    when: '3 · Fix',
    title: 'AI proposes, you verify',
    text: 'Note what it recommended, what you overrode, and what the stress test measured.',
  },
  {
    when: '4 · Report',
    title: 'Verdict, KPIs, eight slides',
    text: 'Posted in the channel, with its files. A figure nobody recorded is shown as “not recorded”.',
  },
] as const

/** The first screen. */
export function Welcome() {
  const [explained, setExplained] = useState<Explained | null>(null)
  const here = busyChannel() ?? channels.value[0]
  return (
    <div class="welcome">
      <header class="welcome-head">
        <span class="welcome-brand">
          <Mark size={24} />
          Drill
        </span>
        <span class="pill">Local page</span>
        <nav class="welcome-links" aria-label="About">
          {here && isHost.value && (
            <a href={hrefOf({ kind: 'channel', id: here.id })}>
              <bdi>#{here.name}</bdi>
            </a>
          )}
          <button type="button" class="link-button" onClick={() => setExplained('commands')}>
            Commands
          </button>
          <button type="button" class="link-button" onClick={() => setExplained('counting')}>
            How a drill is counted
          </button>
        </nav>
        <ThemeSwitch />
      </header>
      <main class="welcome-main">
        <section class="welcome-hero">
          <div class="welcome-words">
            <h1>Run a 3 A.M. incident drill with your team, in a chat.</h1>
            <p class="welcome-lede">
              Alerts arrive in the night. Not all of them are what they seem. Your team finds the
              causes by hand, fixes them with AI, and gets a report with the figures.
            </p>
            <BeginButtons />
          </div>
          <div class="welcome-dial">
            <Dial />
          </div>
        </section>
        <section class="welcome-next">
          <h2>What happens next</h2>
          <ol>
            {steps.map(({ when, title, text }) => (
              <li key={when}>
                <span class="welcome-when">{when}</span>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
      </main>
      <footer class="welcome-foot">
        <span>Your team is elsewhere?</span>
        <button type="button" class="link-button" onClick={() => setExplained('elsewhere')}>
          Install in Slack
        </button>
        <button type="button" class="link-button" onClick={() => setExplained('elsewhere')}>
          Install in Teams
        </button>
        <span class="welcome-mark">
          Every alert is marked DRILL. <b>/drill real</b> stops everything.
        </span>
      </footer>
      {explained && <Explain what={explained} onClose={() => setExplained(null)} />}
    </div>
  )
}
