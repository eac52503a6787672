/** What users-api and its database show of themselves: a line for each request, and metrics as time goes. */
import type { Recorder } from '../../evidence/recorder'
import type { LabClock } from '../../virtual/clock'
import { percentile } from '../microservices/percentile'
import type { Outcome } from './callers'
import type { PlanProvider } from './plan-provider'
import type { UsersDb } from './users-db'

/** ms between two points of a metric. */
const every = 250

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
  let lengths: number[] = []
  let failed = 0
  let cancel = clock.after(every, measure)

  function measure(): void {
    const requests = 'http.server.request.duration'
    if (lengths.length > 0) {
      recorder.metric('users-api', `${requests}.p50`, percentile(lengths, 50), 'ms')
      recorder.metric('users-api', `${requests}.p95`, percentile(lengths, 95), 'ms')
    }
    recorder.metric('users-api', 'http.server.requests.answered', lengths.length, '{request}')
    recorder.metric('users-api', 'http.server.requests.failed', failed, '{request}')
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
    lengths = []
    failed = 0
    cancel = clock.after(every, measure)
  }

  return {
    answered({ request, length, users }) {
      lengths.push(length)
      if (users === null) failed += 1
      const status = users === null ? 504 : 200
      recorder.log('users-api', users === null ? 'ERROR' : 'INFO', 'GET /users', {
        'url.query': 'expand=plan',
        'tenant.id': request.tenant.id,
        'users.returned': users?.length ?? 0,
        'http.response.status_code': status,
        'duration.ms': Math.round(length),
      })
    },
    stop: () => cancel(),
  }
}
