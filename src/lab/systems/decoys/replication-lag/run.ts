/** A replica's night: it follows the primary, and in some nights the weekly maintenance holds it back. */
import type { RunSubject } from '../../../subject'
import { createNetwork } from '../../../virtual/network'
import { courseOf, minute } from '../course'
import { outcomeOf } from '../outcome'
import { percentile } from '../percentile'
import {
  commit,
  type Primary,
  primaryName,
  type Room,
  report,
  startPrimary,
  sweep,
} from './clients'
import { type Replica, service, startReplica } from './replica'

/** Seconds. */
const limit = 10
/** Minutes between two warnings, by level. */
const every = { 1: 5, 2: 3, 3: 2 } as const

export const runReplicationLag: RunSubject = async (request, clock, chance, recorder) => {
  const course = courseOf(request.remedies)
  const network = createNetwork(clock)
  const room: Room = { clock, network, chance, recorder, course }
  const primary = await startPrimary(room)
  const replica = await startReplica(network, clock, chance, recorder, course)
  const [worst] = await Promise.all([
    watch(room, replica, primary),
    replica.work(),
    commit(room, replica.port),
    sweep(room, primary.port),
    report(room, replica.port, service),
  ])
  await network.close()
  return outcomeOf('Replication lag', worst, limit, 's', { worst })
}

async function watch(room: Room, replica: Replica, primary: Primary): Promise<number> {
  const { clock, recorder, course } = room
  let worst = 0
  let late = 0
  for (let now = 1; now <= course.minutes; now += 1) {
    await clock.sleep(now * minute - 1 - clock.now())
    const lag = Math.round(replica.lag() * 10) / 10
    const disk = replica.diskBusy()
    worst = Math.max(worst, lag)
    late = lag > limit ? late + 1 : 0
    recorder.metric(service, 'db.replication.lag', lag, 's')
    recorder.metric(service, 'system.disk.busy', disk, '%')
    const lengths = primary.lengths()
    if (lengths.length > 0) {
      const p95 = percentile(lengths, 95)
      recorder.metric(primaryName, 'db.client.operation.duration.p95', p95, 'ms')
    }
    if (late > 0 && late % every[course.level] === 1 % every[course.level]) {
      const facts = { 'lag.s': lag, 'lag.limit.s': limit, 'disk.busy.percent': Math.round(disk) }
      recorder.log(service, 'WARN', 'Replay is behind the primary', facts)
      if (course.level > 1) {
        recorder.log(service, 'WARN', 'Disk queue grows', { 'disk.busy.percent': Math.round(disk) })
      }
    }
    if (now % 9 === 4) {
      const readers = { clients: 'report-builder', connections: 3 }
      recorder.log(service, 'INFO', 'Connected clients', readers)
    }
  }
  return worst
}
