/** The second replica: replays what the primary commits, unless maintenance holds the replay back. */
import type { Chance } from '../../../chance'
import type { Recorder } from '../../../evidence/recorder'
import { callerOf } from '../../../evidence/traced'
import type { LabClock } from '../../../virtual/clock'
import type { Network } from '../../../virtual/network'
import { type Course, minute, second } from '../course'
import { createGauge } from '../gauge'

export interface Replica {
  port: number
  /** Until the course is over. */
  work(): Promise<void>
  /** The largest lag since the last look, in seconds of the world. */
  lag(): number
  /** % since the last look. */
  diskBusy(): number
}

export const service = 'orders-db-replica'
const passes = 40
/** Seconds of the world that a pass holds the replay back; the first ones have less to do. */
const longestHold = 40
/** One of so many passes is told of, by level. */
const told = { 1: 1, 2: 6, 3: passes } as const

export async function startReplica(
  network: Network,
  clock: LabClock,
  chance: Chance,
  recorder: Recorder,
  course: Course,
): Promise<Replica> {
  const disk = createGauge(clock)
  const pending: { committed: number; id: number }[] = []
  const end = course.minutes * minute
  let isHeld = false
  let worst = 0

  const behind = (committed: number) => (clock.now() - committed) / second

  async function replay(): Promise<void> {
    while (clock.now() < end) {
      const next = pending[0]
      if (next === undefined || isHeld) {
        await clock.sleep(second / 4)
        continue
      }
      await disk.hold(0.5, chance.fork(`apply/${next.id}`).around(0.3 * second, 0.4))
      pending.shift()
      worst = Math.max(worst, behind(next.committed))
    }
  }

  async function maintain(begins: number): Promise<void> {
    await clock.sleep(begins * minute)
    if (clock.now() >= end) return
    tell('Weekly maintenance of table orders started')
    const dice = chance.fork('maintenance')
    for (let pass = 1; pass <= passes && clock.now() < end; pass += 1) {
      isHeld = true
      if (pass % told[course.level] === 0) {
        const facts = { pass, passes, 'replay.held': true }
        recorder.log(service, 'INFO', 'Maintenance of table orders goes on', facts)
      }
      await disk.hold(0.52, dice.around(Math.min(longestHold, 8 + 5 * pass) * second, 0.12))
      isHeld = false
      await disk.hold(0.3, 19 * second)
    }
    if (clock.now() < end) tell('Weekly maintenance of table orders ended')
  }

  /** At level 3 in the small print. */
  function tell(body: string): void {
    recorder.log(service, course.level === 3 ? 'DEBUG' : 'INFO', body, { passes })
  }

  async function reads(): Promise<void> {
    const dice = chance.fork('reads')
    while (clock.now() < end) {
      await disk.hold(dice.around(0.2, 0.5), minute / 4)
    }
  }

  const { port } = await network.serve(async (incoming) => {
    if (incoming.path === '/wal') {
      pending.push(JSON.parse(incoming.body))
      return { status: 204 }
    }
    const span = recorder.open({
      service,
      name: 'SELECT orders',
      spanKind: 'SERVER',
      parent: callerOf(incoming),
      attributes: { 'db.collection.name': 'orders' },
    })
    await clock.sleep(chance.fork(`read/${incoming.path}`).around(9, 0.4))
    const oldest = pending[0]
    const lag = oldest === undefined ? 0 : behind(oldest.committed)
    span.end('OK', { 'db.replica.lag.s': Math.round(lag * 10) / 10 })
    return { status: 200 }
  })

  return {
    port,
    async work() {
      const { begins } = course
      await Promise.all([replay(), reads(), begins === null ? null : maintain(begins)])
    },
    lag() {
      const oldest = pending[0]
      const lag = Math.max(worst, oldest === undefined ? 0 : behind(oldest.committed))
      worst = 0
      return lag
    },
    diskBusy: () => Math.min(100, 100 * disk.mean()),
  }
}
