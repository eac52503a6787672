/** Counts what dashboards show, every 100 ms of the run. */
import type { Recorder } from '../../evidence/recorder'
import type { LabClock } from '../../virtual/clock'
import { percentile } from './percentile'
import { cpus, names } from './settings'
import type { Workers } from './workers'

type Service = keyof typeof names

export interface Meter {
  worked(service: Service, ms: number): void
  /** A request of a client has come to its end. */
  ended(ms: number, isAnswered: boolean): void
  watch(service: Service, workers: Workers): void
  /** Requests that any service works on, or that wait in one. */
  inHand(): number
  start(): void
  stop(): void
}

/** ms. */
const every = 100
/** Looks that P95 and failed % reach back. */
const window = 5

export function createMeter(clock: LabClock, recorder: Recorder): Meter {
  const worked = { order: 0, payment: 0, stock: 0 }
  const watched: { service: Service; workers: Workers }[] = []
  let looks: { ms: number; isAnswered: boolean }[][] = [[]]
  let stop = () => {}

  function look(): void {
    const recent = looks.flat()
    const failed = recent.filter(({ isAnswered }) => !isAnswered).length
    recorder.metric(
      names.order,
      'http.server.request.count',
      (recent.length * 1000) / (every * looks.length),
      '{request}/s',
    )
    if (recent.length > 0) {
      const latencies = recent.map(({ ms }) => ms)
      recorder.metric(
        names.order,
        'http.server.request.failed',
        (100 * failed) / recent.length,
        '%',
      )
      recorder.metric(
        names.order,
        'http.server.request.duration.p95',
        percentile(latencies, 95),
        'ms',
      )
    }
    for (const { service, workers } of watched) {
      recorder.metric(names[service], 'workers.busy', workers.busy(), '{worker}')
      recorder.metric(names[service], 'workers.waiting', workers.waiting(), '{request}')
      const share = worked[service] / (every * cpus)
      recorder.metric(names[service], 'system.cpu.utilization', 100 * share, '%')
      worked[service] = 0
    }
    looks = [...looks, []].slice(-window)
    stop = clock.after(every, look)
  }

  return {
    worked(service, ms) {
      worked[service] += ms
    },
    ended: (ms, isAnswered) => void looks.at(-1)?.push({ ms, isAnswered }),
    watch: (service, workers) => void watched.push({ service, workers }),
    inHand: () => watched.reduce((sum, { workers }) => sum + workers.busy() + workers.waiting(), 0),
    start() {
      stop = clock.after(every, look)
    },
    stop: () => stop(),
  }
}
