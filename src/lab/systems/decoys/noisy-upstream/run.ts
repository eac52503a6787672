/** A gateway's night: shops ask for rates, carriers answer, and one of them may be away. */

import { tracedCall } from '../../../evidence/traced'
import type { RunSubject } from '../../../subject'
import { createNetwork } from '../../../virtual/network'
import { courseOf, minute } from '../course'
import { outcomeOf } from '../outcome'
import { percentile } from '../percentile'
import { carrierAway, startCarriers } from './carriers'
import { type Gateway, type Room, service, startGateway } from './gateway'

/** %. */
const limit = 5
/** Minutes over which errors are counted. */
const window = 3
/** Requests a minute of the world that are followed. */
const perMinute = 12

export const runNoisyUpstream: RunSubject = async (request, clock, chance, recorder) => {
  const course = courseOf(request.remedies)
  const network = createNetwork(clock)
  const room: Room = { clock, network, chance, recorder, course }
  const carriers = await startCarriers(network, clock, chance, course)
  const gateway = await startGateway(room, carriers)
  const callers = { asked: 0, failed: 0 }
  const [worst] = await Promise.all([
    watch(room, gateway, callers),
    shop(room, gateway.port, callers),
  ])
  // What was asked of carriers and nobody waits for comes to its end.
  await clock.sleep(3000)
  await network.close()
  return outcomeOf('Upstream errors', worst, limit, '%', { worst })
}

/** What those who ask the gateway see of it, since the last look. */
interface Callers {
  asked: number
  failed: number
}

async function shop(room: Room, port: number, callers: Callers): Promise<void> {
  const { clock, network, chance, recorder, course } = room
  const dice = chance.fork('shop')
  const asked: Promise<unknown>[] = []
  for (let count = 0; count < course.minutes * perMinute; count += 1) {
    await clock.sleep(((count + dice.float()) * minute) / perMinute - clock.now())
    // In turn, so that every carrier is asked in every minute or so.
    const caller = { service: 'shop', name: 'GET /rates', peer: service, parent: null }
    const path = `/rates?carrier=${1 + (count % 6)}`
    const call = { port, method: 'GET', path, timeout: 800 }
    const answer = tracedCall(network, recorder, caller, call).then(
      ({ status }) => status < 400,
      () => false,
    )
    asked.push(
      answer.then((isGood) => {
        callers.asked += 1
        if (!isGood) callers.failed += 1
      }),
    )
  }
  await Promise.all(asked)
}

async function watch(room: Room, gateway: Gateway, callers: Callers): Promise<number> {
  const { clock, recorder, course } = room
  let worst = 0
  let recent: { calls: number; errors: number }[] = []
  const { begins, level } = course
  const told = begins === null ? null : { 1: begins, 2: Math.max(1, begins - 6), 3: 2 }[level]
  for (let now = 1; now <= course.minutes; now += 1) {
    await clock.sleep(now * minute - 1 - clock.now())
    const { calls, errors, stored, lengths } = gateway.counts()
    recent = [...recent, { calls, errors }].slice(-window)
    const sum = recent.reduce((all, each) => all + each.calls, 0)
    const share = sum === 0 ? 0 : (100 * recent.reduce((all, each) => all + each.errors, 0)) / sum
    if (recent.length === window) worst = Math.max(worst, Math.round(share * 10) / 10)
    // Of a few calls, one error would be a large share.
    if (recent.length === window) {
      recorder.metric(service, 'upstream.error.share', share, '%')
    }
    recorder.metric(service, 'rates.from.store', (100 * stored) / Math.max(1, lengths.length), '%')
    recorder.metric(service, 'http.server.request.duration.p95', percentile(lengths, 95), 'ms')
    const { asked, failed } = callers
    Object.assign(callers, { asked: 0, failed: 0 })
    recorder.metric(service, 'http.server.request.failed', (100 * failed) / Math.max(1, asked), '%')
    if (now === told) announce(recorder, level)
    if (share > limit && now >= window && now % 6 === 1) {
      const facts = { 'error.share.percent': Math.round(share), 'limit.percent': limit }
      recorder.log(service, 'WARN', 'Upstream errors above the limit', facts)
    }
    if (now % 5 === 2) {
      const rates = { 'p95.ms': Math.round(percentile(lengths, 95)), 'callers.failed': failed }
      recorder.log(service, 'INFO', 'Requests of callers', rates)
    }
  }
  return worst
}

function announce(recorder: Room['recorder'], level: 1 | 2 | 3): void {
  const facts = { 'server.address': `carrier-${carrierAway}`, 'notice.days.ago': 14 }
  const body = 'Calendar of carriers: maintenance window tonight, announced two weeks ago'
  recorder.log(service, level === 3 ? 'DEBUG' : 'INFO', body, facts)
}
