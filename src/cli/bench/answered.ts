/** How many people have got what they asked for, as the platform of a benchmark counts them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const patience = 60_000
const path = '/answered'
const count = z.object({ answered: z.number() })

/** Waits until there are at least so many; rejects after a minute. */
export async function answeredBy(origin: string, least = 0): Promise<number> {
  const late = performance.now() + patience
  for (;;) {
    const { answered } = count.parse(await (await fetch(origin + path)).json())
    if (answered >= least) return answered
    if (performance.now() > late) throw new Error('Somebody got no answer.')
    await sleep(10)
  }
}
