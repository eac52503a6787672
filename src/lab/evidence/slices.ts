/** Cuts a run into slices of time, one for each minute of the world that it stands for. */
import type { EvidenceLine } from './line'
import type { LogLine, MetricPoint, SpanLine } from './placed'
import type { Stretch } from './schedule'

/** A trace whole: all its spans and all its log lines. */
export interface Trace {
  id: string
  /** ms of the run at which it began. */
  at: number
  spans: SpanLine[]
  logs: LogLine[]
}

export interface Slice {
  /** World minute. */
  minute: number
  /** ms of the run at which the slice begins. */
  start: number
  traces: Trace[]
  /** Lines that belong to no trace. */
  logs: LogLine[]
  points: MetricPoint[]
}

/** Slices in the order of their minutes, some perhaps empty. What lies outside the stretch is left out. */
export function slicesOf(
  lines: readonly EvidenceLine[],
  { from, to, start: zero, sliceMs }: Stretch,
): Slice[] {
  const { traces, logs, points } = sorted(lines)
  const slices = Array.from({ length: to - from }, (_, index): Slice => {
    return { minute: from + index, start: zero + index * sliceMs, traces: [], logs: [], points: [] }
  })
  const sliceAt = (at: number) => slices[Math.floor((at - zero) / sliceMs)]
  for (const trace of traces) sliceAt(trace.at)?.traces.push(trace)
  for (const log of logs) sliceAt(log.at)?.logs.push(log)
  for (const point of points) sliceAt(point.at)?.points.push(point)
  return slices
}

function sorted(lines: readonly EvidenceLine[]) {
  const traces = new Map<string, Trace>()
  const logs: LogLine[] = []
  const points: MetricPoint[] = []
  const traceOf = (id: string, at: number) => {
    const known = traces.get(id)
    const trace = known ?? { id, at, spans: [], logs: [] }
    if (known === undefined) traces.set(id, trace)
    trace.at = Math.min(trace.at, at)
    return trace
  }
  for (const line of lines) {
    switch (line.kind) {
      case 'span':
        traceOf(line.trace, line.at).spans.push(line)
        break
      case 'log':
        if (line.trace === null) logs.push(line)
        else traceOf(line.trace, line.at).logs.push(line)
        break
      case 'metric':
        points.push(line)
        break
      default:
        throw new Error(line satisfies never)
    }
  }
  return { traces: [...traces.values()], logs, points }
}

export function hasTrouble({ spans, logs }: Trace): boolean {
  return (
    spans.some(({ status }) => status === 'ERROR') ||
    logs.some(({ severity }) => severity === 'ERROR' || severity === 'WARN')
  )
}
