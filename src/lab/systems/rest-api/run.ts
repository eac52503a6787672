/** A few seconds of users-api under load, with its database, the service that it calls, and its callers. */
import type { Recorder } from '../../evidence/recorder'
import type { RunSubject } from '../../subject'
import type { LabClock } from '../../virtual/clock'
import { createNetwork, type Network } from '../../virtual/network'
import { type Outcome, sendAll } from './callers'
import { checksOf, tallyOf } from './checks'
import { choicesOf } from './choices'
import { drawLoad, type PlanChange } from './load'
import { createMeter } from './meter'
import { type PlanProvider, startPlanProvider } from './plan-provider'
import { startUsersApi } from './users-api'
import { openUsersDb } from './users-db'

export const runRestApi: RunSubject = async (request, clock, chance, recorder) => {
  const choices = choicesOf(request.remedies)
  const load = drawLoad(chance, request.load)
  const network = createNetwork(clock)
  const db = openUsersDb({ clock, recorder, choices, tenants: load.tenants })
  const outcomes: Outcome[] = []
  let statements = 0
  try {
    const provider = await startPlanProvider(network, clock, chance.fork('provider'), recorder)
    const port = await startUsersApi({
      network,
      clock,
      chance,
      recorder,
      choices,
      db,
      providerPort: provider.port,
      onStatements: (count) => {
        statements += count
      },
    })
    const meter = createMeter(recorder, clock, db, provider)
    const changes = changePlans(load.changes, { provider, network, clock, recorder, port })
    await sendAll(load.requests, {
      network,
      clock,
      recorder,
      choices,
      port,
      onOutcome(outcome) {
        outcomes.push(outcome)
        meter.answered(outcome)
      },
    })
    await changes
    meter.stop()

    const seen = { outcomes, statements, refused: provider.refused() }
    const tally = tallyOf({ ...seen, versionAt: provider.versionAt })
    return {
      checks: checksOf(tally),
      success: tally.inTime.toFixed(2),
      symptom: tally.p95,
      figures: {
        p95Ms: tally.p95,
        p99Ms: tally.p99,
        requests: outcomes.length,
        queriesPerRequest: tally.statements,
        refused: tally.refused,
        incomplete: tally.incomplete,
        stale: tally.stale,
      },
      series: {
        kind: 'latency',
        all: { p95: tally.p95, p99: tally.p99 },
        users: threeUsers(outcomes),
      },
    }
  } finally {
    await network.close()
    db.close()
  }
}

interface Around {
  provider: PlanProvider
  network: Network
  clock: LabClock
  recorder: Recorder
  port: number
}

/** The provider tells users-api of every change; what that does with it is its own affair. */
async function changePlans(changes: readonly PlanChange[], around: Around): Promise<void> {
  const { provider, network, clock, recorder, port } = around
  for (const { user, at } of changes) {
    await clock.sleep(at - clock.now())
    provider.change(user)
    recorder.log('plan-provider', 'INFO', 'Plan changed', { 'user.id': user })
    await network.call({ port, method: 'POST', path: `/plan-changed?user=${user}` })
  }
}

/** What one caller with a large list, one with a middling and one with a small list waited, ms. */
function threeUsers(outcomes: readonly Outcome[]): number[] {
  const bySize = [...outcomes].sort(
    (one, other) =>
      other.request.tenant.users.length - one.request.tenant.users.length ||
      one.request.index - other.request.index,
  )
  return [0.1, 0.4, 0.7].map((part) =>
    Math.round(bySize[Math.floor(part * bySize.length)]?.length ?? 0),
  )
}
