import './lines.css'
import { useEffect, useRef } from 'preact/hooks'
import type { Line } from './answers'
import { useBench } from './bench'
import { Chosen } from './chosen'
import { mostLines } from './desk'
import { ErrorMark } from './icons'
import { openSheet } from './sheet'
import { countOf, worldMs } from './times'

/** The lines, newest first. Arrow keys choose one, Enter opens its trace. */
export function LineTable() {
  const { desk } = useBench()
  const body = useRef<HTMLTableSectionElement>(null)
  const { value: lines } = desk.lines
  const rows = lines?.rows ?? []
  const chosen = rows.findIndex(({ id }) => id === desk.chosen.value?.id)

  const step = (event: KeyboardEvent) => {
    const page = 15
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + page,
      PageUp: chosen - page,
      Home: 0,
      End: rows.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const index = Math.min(rows.length - 1, Math.max(0, to))
      const line = rows[index]
      if (line === undefined) return
      desk.choose(line)
      const row = body.current?.rows[index]
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'nearest' })
      if (index > rows.length - page) void desk.more()
    } else if (event.key === 'Enter' && desk.chosen.value !== null) {
      event.preventDefault()
      open(desk.chosen.value)
    }
  }
  const open = (line: Line) => {
    if (line.trace !== null) void desk.openTrace(line.trace)
    openSheet()
  }

  return (
    <section class="evidence-card evidence-lines" aria-label="Lines">
      <div class="evidence-lines-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen with the arrow keys. */}
        <table class="evidence-table" role="grid" aria-label="Log lines" aria-rowcount={-1}>
          <thead>
            <tr>
              <th scope="col" aria-sort="descending">
                Time <span aria-hidden="true">↓</span>
              </th>
              <th scope="col">Level</th>
              <th scope="col">Service</th>
              <th scope="col">Message</th>
              <th scope="col">Trace</th>
              <th scope="col" class="evidence-right">
                ms
              </th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={step}>
            {rows.map((line, index) => (
              <Row
                key={line.id}
                line={line}
                reachable={index === Math.max(0, chosen)}
                chosen={index === chosen}
                traced={line.trace !== null && line.trace === desk.trace.value?.id}
                onChoose={() => {
                  desk.choose(line)
                  if (line.trace !== null) void desk.openTrace(line.trace)
                }}
              />
            ))}
          </tbody>
        </table>
        {lines !== null && rows.length === 0 && (
          <p class="evidence-none">
            No line is like that. Clear the filters, or look at a longer time.
          </p>
        )}
        <Older />
      </div>
      <Chosen />
    </section>
  )
}

interface RowProps {
  line: Line
  /** By the Tab key; the arrow keys go on from there. */
  reachable: boolean
  chosen: boolean
  /** Belongs to the trace that is open. */
  traced: boolean
  onChoose: () => void
}

function Row({ line, reachable, chosen, traced, onChoose }: RowProps) {
  const { at, level, service, body, trace, ms } = line
  return (
    <tr
      class={traced ? 'evidence-row evidence-traced' : 'evidence-row'}
      tabIndex={reachable ? 0 : -1}
      aria-selected={chosen}
      onClick={onChoose}
    >
      <td class="evidence-time">{worldMs(at)}</td>
      <td class={`evidence-level evidence-${level.toLowerCase()}`}>
        {level === 'ERROR' && <ErrorMark />}
        {level}
      </td>
      <td class="evidence-service" title={service}>
        {service}
      </td>
      <td class="evidence-message" title={body}>
        {body}
      </td>
      <td class="evidence-id">{trace?.slice(0, 8)}</td>
      <td class="evidence-right">{ms === null ? '' : countOf(ms)}</td>
    </tr>
  )
}

/** Loads the next page when it comes into sight. */
function Older() {
  const { desk } = useBench()
  const sentinel = useRef<HTMLDivElement>(null)
  const { value: lines } = desk.lines
  const next = lines?.next ?? null
  useEffect(() => {
    const { current } = sentinel
    if (!current || next === null) return
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void desk.more()
      },
      { rootMargin: '200px' },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [desk, next])
  if (lines === null || next === null) return null
  return (
    <div ref={sentinel} class="evidence-older">
      {lines.rows.length >= mostLines ? (
        `These are the newest ${countOf(mostLines)}. Narrow the time to see older ones.`
      ) : (
        <button type="button" class="evidence-quiet" onClick={() => void desk.more()}>
          Older lines
        </button>
      )}
    </div>
  )
}
