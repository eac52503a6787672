import { startSender } from '../../src/delivery/sender'
import { createLog } from '../../src/log'
import type { Post } from '../../src/store/store'
import { createFakeClock, type FakeClock } from '../support/fake-clock'
import { type Outbox, platformNames, start } from './outboxes'
import { type Scripted, scriptedPlatform } from './scripted-platform'

interface Given {
  clock?: FakeClock
  platform?: Scripted
  owner?: string
}

/** A sender on an outbox, with all that it talks to. */
export function setTheStage(outbox: Outbox, given: Given = {}) {
  const clock = given.clock ?? createFakeClock(start)
  const platform = given.platform ?? scriptedPlatform(clock.now)
  const logged: string[] = []
  const lost: Post[] = []
  const sender = startSender({
    store: outbox.store,
    platforms: new Map(platformNames.map((name) => [name, platform])),
    clock,
    log: createLog('debug', { write: (line) => logged.push(line) }),
    owner: given.owner ?? 'me',
    onLost: (post) => void lost.push(post),
  })
  /** Moves real time on, a step after another, all work done after each. */
  const pass = async (ms: number) => {
    const until = clock.now() + ms
    await sender.idle()
    for (
      let next = clock.pending()[0];
      next !== undefined && next <= until;
      next = clock.pending()[0]
    ) {
      await clock.runUntil(next)
      await sender.idle()
    }
    await clock.runUntil(until)
    await sender.idle()
  }
  return { clock, platform, logged, lost, sender, pass }
}

/** Until it is so; for work that is under way and that nothing can be awaited of. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 5000) throw new Error('It never came to be so.')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
