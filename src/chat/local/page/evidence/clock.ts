/** The drill's present moment between two answers of the bot. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Desk } from './desk'

const beat = signal(0)

/** World ms now, and drill ms until the phase's end; goes on with every second. */
export function useNow(desk: Desk): { now: number; left: number | null } {
  useEffect(() => {
    const timer = setInterval(() => {
      beat.value = Date.now()
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  const { value: state } = desk.state
  if (state === null) return { now: 0, left: null }
  const passed = state.running ? Math.max(0, beat.value - desk.stateAt.value) * state.speed : 0
  return {
    now: state.now + passed,
    left: state.left === null ? null : Math.max(0, state.left - passed),
  }
}
