import './chart.css'
import { useEffect, useId } from 'preact/hooks'
import { shortValue, unitInWords, valueWithUnit } from '../../../../report/pictures/figures'
import type { Metric, Point } from './answers'
import { useBench } from './bench'
import { keyOf } from './desk'
import { useWidth } from './room'
import { axisEnd, minute, timeTicks, valueTicks, worldMinute } from './times'

const left = 44
const right = 10
const top = 12
const bottom = 24
/** px that a label of the axis takes. */
const labelRoom = 62
/** px that the newest value takes. */
const valueRoom = 130

/** A metric over the night; what lies after the drill's present moment is hatched. `height` in px. */
export function Chart({ metric, height }: { metric: Metric; height: number }) {
  const { desk } = useBench()
  const [box, width] = useWidth()
  const hatch = useId()
  const key = keyOf(metric)
  // The key stands for the metric.
  useEffect(() => desk.follow(metric), [desk, key])
  const points = desk.points.value.get(key)
  const { value: state } = desk.state
  if (state === null) return null

  const from =
    Math.floor(Math.max(state.from, state.now - 90 * minute) / (15 * minute)) * 15 * minute
  const end = axisEnd(state.now)
  const shown = (points ?? []).filter(({ at }) => at >= from)
  const newest = shown.at(-1)
  const { limit } = metric
  const values = [...shown.map(({ value }) => value), ...(limit ? [limit.value] : [])]
  const ticks = valueTicks(Math.min(0, ...values), Math.max(0, ...values) || 1)
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const xOf = (at: number) => left + ((width - left - right) * (at - from)) / (end - from)
  const yOf = (value: number) =>
    top + ((height - top - bottom) * (high - value)) / Math.max(1e-9, high - low)
  const nowX = xOf(state.now)
  const beside = shown.filter(({ at }) => xOf(at) > nowX - valueRoom).map(({ value }) => yOf(value))
  const times = timeTicks(from, end, Math.max(2, Math.floor((width - left) / labelRoom)))
  return (
    <div ref={box} class="evidence-chart" style={{ height: `${height}px` }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={inWords(metric, shown)}>
          <defs>
            <pattern
              id={hatch}
              width="7"
              height="7"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path class="evidence-chart-hatch" d="M0 0V7" />
            </pattern>
          </defs>
          {ticks.map((value) => (
            <g key={value}>
              <path class="evidence-chart-grid" d={`M${left} ${yOf(value)}H${width - right}`} />
              <text class="evidence-chart-text" x={left - 8} y={yOf(value) + 4} text-anchor="end">
                {shortValue(value)}
              </text>
            </g>
          ))}
          {times.map((at) => (
            <text
              key={at}
              class="evidence-chart-text"
              x={Math.min(xOf(at), width - 18)}
              y={height - 6}
              text-anchor="middle"
            >
              {worldMinute(at)}
            </text>
          ))}
          <rect
            x={nowX}
            y={top}
            width={Math.max(0, width - right - nowX)}
            height={height - top - bottom}
            fill={`url(#${hatch})`}
          />
          {limit && (
            <>
              <path
                class="evidence-chart-limit"
                d={`M${left} ${yOf(limit.value)}H${width - right}`}
              />
              <text
                class="evidence-chart-text evidence-chart-halo"
                x={width - right - 4}
                y={yOf(limit.value) - 5}
                text-anchor="end"
              >
                {limit.text}
              </text>
            </>
          )}
          <path class="evidence-chart-line" d={pathOf(shown, xOf, yOf)} />
          {newest && (
            <Newest
              words={`${valueWithUnit(newest.value, metric.unit)} at ${worldMinute(newest.at)}`}
              x={xOf(newest.at)}
              y={yOf(newest.value)}
              over={Math.min(...beside)}
              under={Math.max(...beside)}
            />
          )}
        </svg>
      )}
      {points !== undefined && shown.length === 0 && (
        <p class="evidence-chart-none">Nothing is measured up to now.</p>
      )}
    </div>
  )
}

interface NewestProps {
  words: string
  /** px, as all of these. */
  x: number
  y: number
  /** How far the line reaches where the words stand. */
  over: number
  under: number
}

function Newest({ words, x, y, over, under }: NewestProps) {
  return (
    <>
      <circle class="evidence-chart-newest" cx={x} cy={y} r="4" />
      <text
        class="evidence-chart-value evidence-chart-halo"
        x={x + 4}
        y={over < top + 14 ? under + 20 : over - 9}
        text-anchor="end"
      >
        {words}
      </text>
    </>
  )
}

function pathOf(
  points: readonly Point[],
  xOf: (at: number) => number,
  yOf: (value: number) => number,
): string {
  return points
    .map(
      ({ at, value }, i) => `${i === 0 ? 'M' : 'L'}${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`,
    )
    .join('')
}

function inWords({ service, name, unit, limit }: Metric, points: readonly Point[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return `${service}: ${name}. Nothing is measured up to now.`
  const most = points.reduce((top, each) => (each.value > top.value ? each : top), first)
  const words = (point: Point) => `${valueWithUnit(point.value, unit)} at ${worldMinute(point.at)}`
  const limited = limit ? ` ${limit.text}.` : ''
  return `${service}: ${name}. ${words(first)}, at most ${words(most)}, ${words(last)}.${limited}`
}

export const axisUnit = ({ unit }: Metric) => unitInWords(unit) || 'count'
