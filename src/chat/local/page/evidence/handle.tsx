import { useRef } from 'preact/hooks'
import { minute, worldSecond } from './times'

interface Props {
  label: string
  /** World ms, as all of these. */
  at: number
  least: number
  most: number
  /** px. */
  x: number
  timeAt: (clientX: number) => number
  onMove: (at: number) => void
}

/** An end of the time that is looked at: drawn with the mouse, or moved with the arrow keys by a minute. */
export function Handle({ label, at, least, most, x, timeAt, onMove }: Props) {
  const held = useRef(false)
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - minute,
    ArrowDown: at - minute,
    ArrowRight: at + minute,
    ArrowUp: at + minute,
    PageDown: at - 5 * minute,
    PageUp: at + 5 * minute,
    Home: least,
    End: most,
  }
  return (
    <div
      class="evidence-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={Math.round(least / 1_000)}
      aria-valuemax={Math.round(most / 1_000)}
      aria-valuenow={Math.round(at / 1_000)}
      aria-valuetext={worldSecond(at)}
      style={{ left: `${x}px` }}
      onKeyDown={(event) => {
        const to = steps[event.key]
        if (to === undefined) return
        event.preventDefault()
        onMove(Math.min(most, Math.max(least, to)))
      }}
      onPointerDown={(event) => {
        held.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (held.current) onMove(Math.min(most, Math.max(least, timeAt(event.clientX))))
      }}
      onPointerUp={() => {
        held.current = false
      }}
      onPointerCancel={() => {
        held.current = false
      }}
    />
  )
}
