import './whole.css'
import type { ComponentChildren } from 'preact'
import { Mark } from './icons'

/** A calm page with one thing to say, where there is nothing else to show. */
export function Whole({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <main class="whole">
      <Mark size={40} />
      <h1>{title}</h1>
      {children}
    </main>
  )
}

export function NotInvited() {
  return (
    <Whole title="This link is not right.">
      <p>Ask whoever invited you for a new one, and open it here.</p>
    </Whole>
  )
}

/** Before the first word from the bot; after a moment it says what it waits for. */
export function Waiting({ away }: { away: boolean }) {
  return (
    <Whole title={away ? 'The bot does not answer.' : 'Drill'}>
      {away && <p role="status">This page tries again by itself. Nothing is lost.</p>}
    </Whole>
  )
}
