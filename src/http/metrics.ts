import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RouteInstaller } from './server'

/** Where the gauges get their numbers from, at each scrape. */
export interface Counts {
  countDrills(): Promise<Readonly<Record<string, number>>>
  countPosts(): Promise<Readonly<Record<string, number>>>
}

export interface Metrics {
  route: RouteInstaller
  /** Counts a cue that was carried out `lateMs` real ms after it was due; `late` as the drill judges it. */
  cueDone(lateMs: number, late: boolean): void
}

/** The bot's own registry: two bots in one process, as in tests, do not add up. */
export function createMetrics({ countDrills, countPosts }: Counts): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  gauge(register, 'drill_drills', 'Drills by state', countDrills)
  gauge(register, 'drill_posts', 'Posts by what became of them', countPosts)
  const done = new Counter({ name: 'drill_cues_done_total', help: 'Cues carried out', registers })
  const tooLate = new Counter({
    name: 'drill_cues_late_total',
    help: 'Cues carried out more than 30 seconds after they were due',
    registers,
  })
  const lateness = new Histogram({
    name: 'drill_cue_lateness_seconds',
    help: 'From the moment a cue was due to the moment it was carried out',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600],
    registers,
  })
  return {
    route: (app) => {
      app.get('/metrics', async (_, reply) =>
        reply.type(register.contentType).send(await register.metrics()),
      )
    },
    cueDone: (lateMs, late) => {
      done.inc()
      if (late) tooLate.inc()
      lateness.observe(Math.max(0, lateMs) / 1000)
    },
  }
}

/** A gauge with one series a key. While the database is silent it has none, and the rest is still there. */
function gauge(register: Registry, name: string, help: string, count: Counts['countDrills']): void {
  new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers: [register],
    async collect() {
      this.reset()
      for (const [state, number] of Object.entries(await count().catch(() => ({})))) {
        this.set({ state }, number)
      }
    },
  })
}
