/** What one looks at: the drill's evidence as far as it was asked for, and what it is narrowed to. */
import { batch, type Signal, signal } from '@preact/signals'
import type { z } from 'zod'
import { request } from '../state/request'
import {
  type Bar,
  type EvidenceState,
  histogramAnswer,
  type Line,
  lineSchema,
  logsAnswer,
  type Metric,
  metricsAnswer,
  overviewAnswer,
  type Point,
  pointsAnswer,
  type Span,
  type Summary,
  stateAnswer,
  traceAnswer,
} from './answers'
import { type Filter, parametersOf, sinceThree, spanOf } from './filter'

export interface Trouble {
  /** `wait`: it tries again by itself. */
  kind: 'wait' | 'end'
  text: string
}

export interface Lines {
  rows: readonly Line[]
  total: number
  next: string | null
}

export interface Desk {
  state: Signal<EvidenceState | null>
  /** Real ms at which the state came. */
  stateAt: Signal<number>
  trouble: Signal<Trouble | null>
  view: Signal<'logs' | 'metrics'>
  /** The letter of an alert; null = all services. */
  tab: Signal<string | null>
  filter: Signal<Filter>
  lines: Signal<Lines | null>
  bars: Signal<readonly Bar[]>
  summaries: Signal<readonly Summary[]>
  metrics: Signal<readonly Metric[]>
  points: Signal<ReadonlyMap<string, readonly Point[]>>
  chosen: Signal<Line | null>
  trace: Signal<{ id: string; spans: readonly Span[] } | null>
  narrow(change: Partial<Filter>): void
  choose(line: Line): void
  /** Opens a line that may not be among those that are there; whether there is one by that id up to now. */
  find(id: string): Promise<boolean>
  openTrace(id: string): Promise<void>
  more(): Promise<void>
  /** Keeps a metric's points up to date until the answer is called. */
  follow(metric: Metric): () => void
  /** Asks now and again every few seconds; the answer ends it. */
  start(): () => void
}

const again = 5_000
/** So many lines the page holds; whoever wants older ones narrows the time. */
export const mostLines = 2_000

export const keyOf = ({ service, name }: Pick<Metric, 'service' | 'name'>) => `${service} ${name}`

/** The evidence that a key opens. */
export function createDesk(key: string): Desk {
  const filter = signal<Filter>({
    range: sinceThree,
    services: [],
    levels: [],
    words: '',
    trace: '',
  })
  const desk = {
    state: signal<EvidenceState | null>(null),
    stateAt: signal(0),
    trouble: signal<Trouble | null>(null),
    view: signal<'logs' | 'metrics'>('logs'),
    tab: signal<string | null>(null),
    filter,
    lines: signal<Lines | null>(null),
    bars: signal<readonly Bar[]>([]),
    summaries: signal<readonly Summary[]>([]),
    metrics: signal<readonly Metric[]>([]),
    points: signal<ReadonlyMap<string, readonly Point[]>>(new Map()),
    chosen: signal<Line | null>(null),
    trace: signal<{ id: string; spans: readonly Span[] } | null>(null),
  }
  const followed = new Map<string, { metric: Metric; by: number }>()
  /** Answers to an older filter come too late. */
  let asked = 0

  const ask = <T>(path: string, parameters: URLSearchParams, schema: z.ZodType<T>) =>
    request(`/evidence/api/${path}?${parameters}`, schema, undefined, {
      authorization: `Bearer ${key}`,
    })

  async function askState(): Promise<boolean> {
    const answer = await ask('state', new URLSearchParams(), stateAnswer)
    if (!answer.ok) {
      const wait = answer.away || answer.status === 409
      // What is on screen stays there while the bot is away.
      if (desk.state.value === null || !wait) {
        const text = answer.away ? 'The bot does not answer. This page tries again.' : answer.error
        desk.trouble.value = { kind: wait ? 'wait' : 'end', text }
      }
      return false
    }
    batch(() => {
      desk.trouble.value = null
      desk.state.value = answer.value
      desk.stateAt.value = Date.now()
    })
    return true
  }

  const timed = () => {
    const { value: state } = desk.state
    const parameters = parametersOf(filter.value)
    if (state === null) return parameters
    const { from, until, open } = spanOf(filter.value.range, state)
    parameters.set('from', String(Math.floor(from)))
    if (!open) parameters.set('until', String(Math.floor(until)))
    return parameters
  }

  async function askLines(anew: boolean): Promise<void> {
    const mine = anew ? ++asked : asked
    const [logs, bars] = await Promise.all([
      ask('logs', timed(), logsAnswer),
      ask('histogram', parametersOf(filter.value), histogramAnswer),
    ])
    if (mine !== asked) return
    if (logs.ok) desk.lines.value = anew ? logs.value : grown(desk.lines.value, logs.value)
    if (bars.ok) desk.bars.value = bars.value.bars
  }

  async function askSummaries(): Promise<void> {
    const answer = await ask('overview', new URLSearchParams(), overviewAnswer)
    if (answer.ok) desk.summaries.value = answer.value.services
    if (desk.metrics.value.length > 0) return
    const metrics = await ask('metrics', new URLSearchParams(), metricsAnswer)
    if (metrics.ok) desk.metrics.value = metrics.value.metrics
  }

  async function askPoints(metric: Metric): Promise<void> {
    const { service, name } = metric
    const answer = await ask('metric', new URLSearchParams({ service, name }), pointsAnswer)
    if (answer.ok)
      desk.points.value = new Map(desk.points.value).set(keyOf(metric), answer.value.points)
  }

  async function askTrace(id: string): Promise<readonly Span[] | null> {
    const answer = await ask('trace', new URLSearchParams({ id }), traceAnswer)
    return answer.ok ? answer.value.spans : null
  }

  async function openTrace(id: string): Promise<void> {
    const spans = await askTrace(id)
    if (spans !== null) desk.trace.value = { id, spans }
  }

  async function refresh(): Promise<void> {
    const first = desk.state.value === null
    if (!(await askState())) return
    const { value: trace } = desk.trace
    await Promise.all([
      askLines(first),
      askSummaries(),
      ...[...followed.values()].map(({ metric }) => askPoints(metric)),
      ...(trace?.spans.some(({ length }) => length === null) ? [openTrace(trace.id)] : []),
    ])
  }

  let typing: ReturnType<typeof setTimeout> | undefined
  return {
    ...desk,
    narrow: (change) => {
      filter.value = { ...filter.value, ...change }
      // What was asked before comes to another question: it is shown no more, not even for a moment.
      asked += 1
      clearTimeout(typing)
      typing = setTimeout(
        () => void askLines(true),
        'words' in change || 'trace' in change ? 200 : 0,
      )
    },
    choose: (line) => {
      desk.chosen.value = line
    },
    find: async (id) => {
      const answer = await ask('line', new URLSearchParams({ id }), lineSchema)
      if (!answer.ok) return false
      desk.chosen.value = answer.value
      if (answer.value.trace !== null) await openTrace(answer.value.trace)
      return true
    },
    openTrace,
    more: async () => {
      const { value: lines } = desk.lines
      if (lines?.next == null || lines.rows.length >= mostLines) return
      const mine = asked
      const parameters = timed()
      parameters.set('before', lines.next)
      const answer = await ask('logs', parameters, logsAnswer)
      const { value: here } = desk.lines
      if (!answer.ok || mine !== asked || here?.next !== lines.next) return
      desk.lines.value = {
        rows: [...here.rows, ...answer.value.rows],
        total: here.total,
        next: answer.value.next,
      }
    },
    follow: (metric) => {
      const id = keyOf(metric)
      followed.set(id, { metric, by: (followed.get(id)?.by ?? 0) + 1 })
      if (!desk.points.value.has(id)) void askPoints(metric)
      return () => {
        const by = (followed.get(id)?.by ?? 1) - 1
        if (by > 0) followed.set(id, { metric, by })
        else followed.delete(id)
      }
    },
    start: () => {
      let stopped = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const round = async () => {
        clearTimeout(timer)
        if (document.visibilityState === 'visible') await refresh()
        if (stopped || desk.trouble.value?.kind === 'end') return
        clearTimeout(timer)
        timer = setTimeout(() => void round(), again)
      }
      const seen = () => {
        if (document.visibilityState === 'visible') void round()
      }
      document.addEventListener('visibilitychange', seen)
      void round()
      return () => {
        stopped = true
        clearTimeout(timer)
        document.removeEventListener('visibilitychange', seen)
      }
    },
  }
}

/** The newest lines over those that are there; where they do not meet, the newest alone. */
function grown(before: Lines | null, fresh: Lines): Lines {
  const newest = before?.rows[0]?.id
  const met = fresh.rows.findIndex(({ id }) => id === newest)
  if (before === null || met < 0) return fresh
  return {
    rows: [...fresh.rows.slice(0, met), ...before.rows],
    total: fresh.total,
    next: before.next,
  }
}
