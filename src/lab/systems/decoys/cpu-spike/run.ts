/** A batch worker's night beside the six nights before: the same job, the same machine pool, the same hour. */
import type { Chance } from '../../../chance'
import { earlierNights } from '../../../evidence/machines'
import type { Recorder } from '../../../evidence/recorder'
import { callerOf } from '../../../evidence/traced'
import type { RunSubject } from '../../../subject'
import type { LabClock } from '../../../virtual/clock'
import { createNetwork, type Network } from '../../../virtual/network'
import { type Course, courseOf, minute } from '../course'
import { outcomeOf } from '../outcome'
import { createMachine, host, type Machine, service } from './node'

const nightsBefore = 6
/** %. */
const limit = 85
/** Minutes between two warnings, by level. */
const every = { 1: 8, 2: 5, 3: 3 } as const

export const runCpuSpike: RunSubject = async (request, clock, chance, recorder) => {
  const course = courseOf(request.remedies)
  const network = createNetwork(clock)
  const port = await startLedger(network, clock, chance, recorder)
  const surroundings = { clock, network, port, course }
  const machines = Array.from({ length: 1 + nightsBefore }, (_, night) => {
    const dice = chance.fork(`night/${night}`)
    const late = night === 0 ? 0 : dice.around(0, 1) + (dice.float() - 0.5) * 0.6
    return createMachine(surroundings, dice, recorder, night === 0 ? recorder : null, late)
  })
  const [peaks] = await Promise.all([
    watch(machines, course, clock, recorder),
    ...machines.map((machine) => machine.work()),
  ])
  await network.close()
  const [tonight = 0, ...before] = peaks
  return outcomeOf('CPU of batch-worker-3', tonight, limit, '%', {
    peak: tonight,
    ...Object.fromEntries(before.map((peak, index) => [`peakNight${index + 1}`, peak])),
  })
}

/** Looks once a minute of the world; gives each night's peak, tonight's first. */
async function watch(
  machines: readonly Machine[],
  course: Course,
  clock: LabClock,
  recorder: Recorder,
): Promise<number[]> {
  const peaks = machines.map(() => 0)
  let hot = 0
  let wasRolling = false
  for (let now = 1; now <= course.minutes; now += 1) {
    await clock.sleep(now * minute - 1 - clock.now())
    const shares = machines.map((machine) => machine.utilization())
    shares.forEach((share, night) => {
      peaks[night] = Math.max(peaks[night] ?? 0, Math.round(share * 10) / 10)
    })
    const [share = 0, ...before] = shares
    recorder.metric(service, 'system.cpu.utilization', share, '%')
    recorder.metric(service, earlierNights, mean(before), '%')
    hot = share > limit ? hot + 1 : 0
    if (hot % every[course.level] === 1) warn(recorder, share, course)
    if (now % 7 === 3) tellProcesses(recorder, hot > 0)
    const rolling = course.begins !== null && now > course.begins && !ended(machines)
    if (wasRolling && !rolling) tellEnd(recorder, machines, peaks, course)
    wasRolling = rolling
  }
  return peaks
}

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length

const ended = ([tonight]: readonly Machine[]) => (tonight?.jobMinutes() ?? null) !== null

function warn(recorder: Recorder, share: number, { level }: Course): void {
  const facts = { 'cpu.percent': Math.round(share), 'cpu.limit.percent': limit, 'host.name': host }
  recorder.log(service, 'WARN', 'CPU above its limit', { ...facts, 'node.pool': 'shared-a' })
  if (level === 1) return
  const queue = { 'run.queue': Math.round(share / 5), 'host.name': host }
  recorder.log(service, 'WARN', 'Scheduler delays threads', queue)
}

function tellProcesses(recorder: Recorder, isRolling: boolean): void {
  const own = isRolling ? 'rollup-shard-1 … rollup-shard-8' : 'export-runner'
  const facts = { 'host.name': host, processes: `${own}, job-scheduler, node-exporter` }
  recorder.log(service, 'INFO', 'Processes on this node', facts)
}

function tellEnd(
  recorder: Recorder,
  machines: readonly Machine[],
  peaks: readonly number[],
  { level }: Course,
): void {
  const minutes = Math.round(machines[0]?.jobMinutes() ?? 0)
  const facts = { 'job.minutes': minutes, 'cpu.peak.percent': peaks[0] ?? 0, 'host.name': host }
  const before = { 'cpu.peaks.six.nights.percent': peaks.slice(1).join(' ') }
  recorder.log(service, 'INFO', 'invoice-rollup finished', {
    ...facts,
    ...(level === 3 ? {} : before),
  })
}

async function startLedger(
  network: Network,
  clock: LabClock,
  chance: Chance,
  recorder: Recorder,
): Promise<number> {
  let reads = 0
  const { port } = await network.serve(async (incoming) => {
    const parent = callerOf(incoming)
    reads += 1
    const took = chance.fork(`read/${reads}`).around(110, 0.25)
    if (parent === null) {
      await clock.sleep(took)
      return { status: 200 }
    }
    const span = recorder.open({
      service: 'ledger-db',
      name: 'SELECT postings',
      spanKind: 'SERVER',
      parent,
      attributes: { 'db.collection.name': 'postings' },
    })
    await clock.sleep(took)
    span.end('OK')
    return { status: 200 }
  })
  return port
}
