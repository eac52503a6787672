/** plan-provider: somebody else's service, over HTTP. It answers one plan a call and refuses too many at once. */
import type { Chance } from '../../chance'
import type { Recorder } from '../../evidence/recorder'
import { callerOf } from '../../evidence/traced'
import type { LabClock } from '../../virtual/clock'
import type { Answer, Incoming, Network } from '../../virtual/network'

/** Calls that it takes at once. */
const mostAtOnce = 60
/** ms for a call: `least` when it has nothing else to do, up to `most` when it is busy with so many. */
const least = 20
const most = 45
const busy = 18
/** Of all calls, whatever else there is to do; ms. */
const slowShare = 0.02
const slowly = 160

export interface PlanProvider {
  readonly port: number
  /** A user's plan changes now; every change counts one up. */
  change(user: number): void
  /** The version that held at that time; 1 = never changed. */
  versionAt(user: number, at: number): number
  callsInFlight(): number
  refused(): number
}

export async function startPlanProvider(
  network: Network,
  clock: LabClock,
  chance: Chance,
  recorder: Recorder,
): Promise<PlanProvider> {
  const changes = new Map<number, number[]>()
  const asked = new Map<number, number>()
  let inFlight = 0
  let refused = 0

  const versionAt = (user: number, at: number) =>
    1 + (changes.get(user) ?? []).filter((each) => each <= at).length

  /** How long the n-th call for a user takes, whatever else is asked for. */
  function lengthOf(user: number): number {
    const nth = (asked.get(user) ?? 0) + 1
    asked.set(user, nth)
    const drawn = chance.fork(`call/${user}/${nth}`)
    if (drawn.float() < slowShare) return slowly
    return least + drawn.float() * (most - least) * Math.min(1, inFlight / busy) ** 2
  }

  async function answer(user: number): Promise<Answer> {
    if (inFlight >= mostAtOnce) {
      refused += 1
      return { status: 429, headers: { 'retry-after': '1' } }
    }
    inFlight += 1
    try {
      await clock.sleep(lengthOf(user))
      const version = versionAt(user, clock.now())
      return { status: 200, body: JSON.stringify({ user, version }) }
    } finally {
      inFlight -= 1
    }
  }

  const { port } = await network.serve(async (incoming: Incoming) => {
    const parent = callerOf(incoming)
    const span =
      parent === null
        ? null
        : recorder.open({
            service: 'plan-provider',
            name: 'GET /plans/{user}',
            spanKind: 'SERVER',
            parent,
          })
    const given = await answer(Number(incoming.path.split('/').at(-1)))
    span?.end(given.status === 200 ? 'OK' : 'ERROR', { 'http.response.status_code': given.status })
    return given
  })

  return {
    port,
    change(user) {
      changes.set(user, [...(changes.get(user) ?? []), clock.now()])
    },
    versionAt,
    callsInFlight: () => inFlight,
    refused: () => refused,
  }
}
