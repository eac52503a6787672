/** What users-api and its database show of themselves: a line for each request, and metrics as time goes. */
import type { Recorder } from '../../evidence/recorder'
import type { LabClock } from '../../virtual/clock'
import { percentile } from '../microservices/percentile'
import type { Outcome } from './callers'
import type { PlanProvider } from './plan-provider'
import type { UsersDb } from './users-db'

/** ms between two points of a metric: what evidence shows of a run for a minute, so that no minute is without one. */
const every = 100
/** Points over which requests are taken together. */
const window = 4

/** Since the point before. */
interface Look {
  /** ms of each request that ended. */
  lengths: number[]
  failed: number
}

export interface Meter {
  answered(outcome: Outcome): void
  stop(): void
}

export function createMeter(
  recorder: Recorder,
  clock: LabClock,
  db: UsersDb,
  provider: PlanProvider,
): Meter {
  let looks: Look[] = [{ lengths: [], failed: 0 }]
  let cancel = clock.after(every, measure)

  function measure(): void {
    const requests = 'http.server.request.duration'
    const lengths = looks.flatMap((look) => look.lengths)
    if (lengths.length > 0) {
      recorder.metric('users-api', `${requests}.p50`, percentile(lengths, 50), 'ms')
      recorder.metric('users-api', `${requests}.p95`, percentile(lengths, 95), 'ms')
    }
    const perSecond = (count: number) => (count * 1000) / (every * looks.length)
    const failed = looks.reduce((sum, look) => sum + look.failed, 0)
    const [answers, unit] = ['http.server.requests', '{request}/s']
    recorder.metric('users-api', `${answers}.answered`, perSecond(lengths.length), unit)
    recorder.metric('users-api', `${answers}.failed`, perSecond(failed), unit)
    recorder.metric(
      'users-db',
      'db.client.connection.in_use',
      db.connectionsInUse(),
      '{connection}',
    )
    recorder.metric('users-db', 'db.slow_statements', db.slowStatements(), '{statement}')
    recorder.metric(
      'plan-provider',
      'http.server.active_requests',
      provider.callsInFlight(),
      '{call}',
    )
    looks = [...looks, { lengths: [], failed: 0 }].slice(-window)
    cancel = clock.after(every, measure)
  }

  return {
    answered({ request, length, users, context }) {
      const look = looks.at(-1)
      look?.lengths.push(length)
      if (look && users === null) look.failed += 1
      const status = users === null ? 504 : 200
      const words = {
        'url.query': 'expand=plan',
        'tenant.id': request.tenant.id,
        'users.returned': users?.length ?? 0,
        'http.response.status_code': status,
        'duration.ms': Math.round(length),
      }
      const severity = users === null ? 'ERROR' : 'INFO'
      recorder.log('users-api', severity, 'GET /users', words, context)
    },
    stop: () => cancel(),
  }
}
