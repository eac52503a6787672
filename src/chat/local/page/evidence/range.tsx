import './range.css'
import { useRef } from 'preact/hooks'
import { drawnBars } from './bars'
import { useBench } from './bench'
import { useNow } from './clock'
import { lastFive, type Range, sinceThree, spanOf } from './filter'
import { Handle } from './handle'
import { useWidth } from './room'
import { axisEnd, countedOf, minute, timeTicks, worldMinute, worldSecond } from './times'

const height = 38
/** px that a label of the axis takes. */
const labelRoom = 76

/** The night's lines and errors a minute, and the part of it that is looked at. */
export function TimeRange() {
  const { desk } = useBench()
  const [plot, width] = useWidth()
  const { now } = useNow(desk)
  const start = useRef<number | null>(null)
  const { value: state } = desk.state
  if (state === null) return null

  const { range } = desk.filter.value
  const span = spanOf(range, state)
  const from = Math.floor(state.from / (15 * minute)) * 15 * minute
  const end = axisEnd(state.now)
  const xOf = (at: number) => (width * (at - from)) / (end - from)
  const timeAt = (clientX: number) => {
    const left = plot.current?.getBoundingClientRect().left ?? 0
    const at = from + ((clientX - left) / Math.max(1, width)) * (end - from)
    return Math.min(state.now, Math.max(state.from, Math.round(at / 10_000) * 10_000))
  }
  const choose = (first: number, last: number) => {
    const [low, high] = first < last ? [first, last] : [last, first]
    const open = high >= state.now - 1_000
    desk.narrow({ range: { kind: 'chosen', from: low, until: open ? null : high } })
  }
  const bars = drawnBars(desk.bars.value, { from, end, room: width, now: state.now })
  const most = Math.max(1, ...bars.map(({ lines }) => lines))
  const left = xOf(Math.max(from, span.from))
  const right = span.open ? xOf(Math.min(now, end)) : xOf(span.until)
  const ticks = timeTicks(from, end, Math.max(2, Math.floor(width / labelRoom)))
  const nowAt = Math.min(Math.max(xOf(now), 48), width - 48)

  return (
    <section class="evidence-card evidence-range" aria-label="Time">
      <div class="evidence-range-head">
        <p class="evidence-range-words">
          <b>
            {worldSecond(span.from)} to {span.open ? 'now' : worldSecond(span.until)}
          </b>{' '}
          <span>
            {countedOf(desk.lines.value?.total ?? 0, 'line')} · the record ends at the drill’s
            present moment and grows with it
          </span>
        </p>
        <p class="evidence-range-key" aria-hidden="true">
          <i class="evidence-key-lines" /> lines a minute <i class="evidence-key-errors" /> errors
        </p>
        <fieldset class="evidence-range-buttons" aria-label="Time to look at">
          <Choice range={lastFive} words="Last 5 min" />
          <Choice range={sinceThree} words="Since 03:00" />
          <Choice range={{ kind: 'all' }} words="All" />
        </fieldset>
      </div>
      <div
        ref={plot}
        class="evidence-plot"
        onPointerDown={(event) => {
          if (event.target instanceof Element && event.target.closest('[role="slider"]')) return
          event.currentTarget.setPointerCapture(event.pointerId)
          start.current = timeAt(event.clientX)
        }}
        onPointerMove={(event) => {
          const at = timeAt(event.clientX)
          if (start.current !== null && Math.abs(at - start.current) >= 20_000)
            choose(start.current, at)
        }}
        onPointerUp={() => {
          start.current = null
        }}
        onPointerCancel={() => {
          start.current = null
        }}
      >
        <svg
          class="evidence-bars"
          width={width}
          height={height}
          role="img"
          aria-label={`${countedOf(
            desk.bars.value.reduce((sum, { lines }) => sum + lines, 0),
            'line',
          )}, of them ${countedOf(
            desk.bars.value.reduce((sum, { errors }) => sum + errors, 0),
            'error',
          )}, from ${worldMinute(from)} to ${worldSecond(state.now)}.`}
        >
          {bars.map(({ at, width: length, lines, errors }) => {
            const x = xOf(at)
            const wide = Math.max(1, xOf(Math.min(at + length, state.now)) - x - 1.5)
            const high = lines === 0 ? 0 : Math.max(1, (height * lines) / most)
            const wrong = errors === 0 ? 0 : Math.max(1.5, (height * errors) / most)
            return (
              <g key={at}>
                <rect class="evidence-bar" x={x} y={height - high} width={wide} height={high} />
                <rect
                  class="evidence-bar-error"
                  x={x}
                  y={height - wrong}
                  width={wide}
                  height={wrong}
                />
              </g>
            )
          })}
        </svg>
        <div class="evidence-window" style={{ left: `${left}px`, width: `${right - left}px` }} />
        <div class="evidence-future" style={{ left: `${xOf(now)}px` }} />
        <Handle
          label="From"
          at={span.from}
          x={left}
          least={state.from}
          most={span.until}
          timeAt={timeAt}
          onMove={(at) => choose(Math.min(at, span.until), span.until)}
        />
        <Handle
          label="Until"
          at={span.until}
          x={right}
          least={span.from}
          most={state.now}
          timeAt={timeAt}
          onMove={(at) => choose(span.from, Math.max(at, span.from))}
        />
      </div>
      <div class="evidence-axis" aria-hidden="true">
        {ticks.map((at) => {
          const x = xOf(at)
          if (Math.abs(x - nowAt) < 66 || x > width - 12) return null
          const edge = x < 20 ? 'evidence-tick-first' : 'evidence-tick'
          return (
            <span key={at} class={edge} style={{ left: `${x}px` }}>
              {worldMinute(at)}
            </span>
          )
        })}
        <b class="evidence-tick" style={{ left: `${nowAt}px` }}>
          now {worldSecond(now)}
        </b>
      </div>
    </section>
  )
}

function Choice({ range, words }: { range: Range; words: string }) {
  const { desk } = useBench()
  return (
    <button
      type="button"
      class="evidence-quiet"
      aria-pressed={desk.filter.value.range.kind === range.kind}
      onClick={() => desk.narrow({ range })}
    >
      {words}
    </button>
  )
}
