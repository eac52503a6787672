/** Six carriers that are asked for rates; one of them may be away for a while, as it said it would. */
import type { Chance } from '../../../chance'
import type { LabClock } from '../../../virtual/clock'
import type { Network } from '../../../virtual/network'
import { type Course, minute } from '../course'

export interface Carrier {
  name: string
  port: number
}

/** Minutes that it is away; every so many it answers for two. */
const window = 66
const back = 8
export const carrierAway = 4

export function startCarriers(
  network: Network,
  clock: LabClock,
  chance: Chance,
  course: Course,
): Promise<Carrier[]> {
  return Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => {
      const dice = chance.fork(`carrier/${number}`)
      const { port } = await network.serve(async () => {
        if (number === carrierAway && dice.float() < shareAway(clock.now(), course)) {
          await clock.sleep(dice.around(560, 0.65))
          return { status: 503, body: 'maintenance' }
        }
        await clock.sleep(dice.around(19, 0.35))
        // Now and then anybody stumbles.
        if (dice.float() < 0.002) return { status: 503 }
        return { status: 200, body: JSON.stringify({ cents: dice.int(390, 2190) }) }
      })
      return { name: `carrier-${number}`, port }
    }),
  )
}

/** Share of the calls that it leaves at 503: at first all of them. @param at ms since the run's start. */
function shareAway(at: number, { begins }: Course): number {
  if (begins === null) return 0
  const since = at / minute - begins
  if (since < 0 || since >= window || since % back >= back - 2) return 0
  return since < 3 ? 1 : 0.85
}
