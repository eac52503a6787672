/** One machine of the batch pool in one night: a nightly job in shards, and the small jobs beside it. */
import type { Chance } from '../../../chance'
import type { Recorder } from '../../../evidence/recorder'
import { tracedCall } from '../../../evidence/traced'
import type { LabClock } from '../../../virtual/clock'
import type { Network } from '../../../virtual/network'
import { type Course, minute } from '../course'
import { createGauge } from '../gauge'

export interface Surroundings {
  clock: LabClock
  network: Network
  /** Of ledger-db. */
  port: number
  course: Course
}

/** What of a night is told; null = only its curve is kept. */
export type Teller = Pick<Recorder, 'open' | 'log'> | null

export interface Machine {
  /** Until the course is over. */
  work(): Promise<void>
  /** % since the last look. */
  utilization(): number
  /** The job's length in minutes once it has ended; null before. */
  jobMinutes(): number | null
}

export const service = 'batch-worker-3'
export const host = 'shared-a-3'
const cpus = 8
const chunks = 26

/** @param late minutes after the course's beginning at which this night's job begins. */
export function createMachine(
  { clock, network, port, course }: Surroundings,
  chance: Chance,
  recorder: Recorder,
  teller: Teller,
  late: number,
): Machine {
  const busy = createGauge(clock)
  const end = course.minutes * minute
  let jobMinutes: number | null = null

  async function read(shard: number, chunk: number, parent: Parameters<typeof tracedCall>[2]) {
    const call = { port, method: 'GET', path: `/ledger?shard=${shard}&chunk=${chunk}` }
    if (teller === null) await network.call(call)
    else await tracedCall(network, recorder, parent, call)
  }

  async function doChunk(shard: number, chunk: number): Promise<void> {
    const span = teller?.open({
      service,
      name: 'invoice-rollup shard',
      spanKind: 'INTERNAL',
      parent: null,
      attributes: { 'job.name': 'invoice-rollup', 'job.shard': shard, 'job.chunk': chunk },
    })
    const start = clock.now()
    const context = span?.context ?? null
    await read(shard, chunk, {
      service,
      name: 'SELECT postings',
      peer: 'ledger-db',
      parent: context,
    })
    const dice = chance.fork(`sum/${shard}/${chunk}`)
    // Of the first chunk another part is left to each shard, so that they don't keep step.
    const part = chunk === 1 ? 0.15 + 0.85 * dice.float() : 1
    await busy.hold(1, part * dice.around(1.95 * minute, 0.08))
    span?.end('OK')
    if (chunk % 3 !== shard % 3) return
    const words = { 'job.chunk': chunk, 'job.chunks': chunks, 'host.name': host }
    const took = { ...words, 'duration.ms': Math.round((clock.now() - start) * (60_000 / minute)) }
    teller?.log(service, 'INFO', `invoice-rollup: shard ${shard} written`, took, context)
  }

  async function job(begins: number): Promise<void> {
    await clock.sleep((begins + late) * minute)
    if (clock.now() >= end) return
    const start = clock.now()
    const schedule = { 'job.schedule': 'daily', 'job.shards': cpus, 'host.name': host }
    teller?.log(service, 'INFO', 'invoice-rollup started', { ...schedule, 'node.pool': 'shared-a' })
    await Promise.all(
      Array.from({ length: cpus }, async (_, shard) => {
        for (let chunk = 1; chunk <= chunks && clock.now() < end; chunk += 1) {
          await doChunk(shard + 1, chunk)
        }
      }),
    )
    if (clock.now() < end) jobMinutes = (clock.now() - start) / minute
  }

  async function smallJobs(): Promise<void> {
    const dice = chance.fork('small')
    for (let count = 1; clock.now() < end; count += 1) {
      // A job of its own has the machine's spare time only.
      await busy.hold(isRolling() ? 0.03 : dice.around(1.9, 0.35), 0.5 * minute)
      await busy.hold(isRolling() ? 0.01 : dice.around(0.9, 0.4), 0.5 * minute)
      if (count % 2 === 0) await exportRows(count, dice.int(300, 4200))
    }
  }

  async function exportRows(count: number, rows: number): Promise<void> {
    const attributes = { 'job.name': 'warehouse-export', 'export.rows': rows }
    const opening = { service, name: 'warehouse-export', parent: null, attributes }
    const span = teller?.open({ ...opening, spanKind: 'INTERNAL' })
    const context = span?.context ?? null
    await read(0, count, { service, name: 'SELECT postings', peer: 'ledger-db', parent: context })
    await busy.hold(0.5, chance.fork(`export/${count}`).around(40, 0.3))
    span?.end('OK')
    if (count % 4 !== 0) return
    const words = { 'export.rows': rows, 'host.name': host }
    teller?.log(service, 'INFO', 'Export written for the data warehouse', words, context)
  }

  function isRolling(): boolean {
    const { begins } = course
    if (begins === null) return false
    return clock.now() >= (begins + late) * minute && jobMinutes === null
  }

  return {
    async work() {
      const { begins } = course
      await Promise.all([smallJobs(), begins === null ? null : job(begins)])
    },
    utilization: () => (100 * Math.min(cpus, busy.mean())) / cpus,
    jobMinutes: () => jobMinutes,
  }
}
