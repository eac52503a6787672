/** One life of a bot that plays a drill: it goes on with whatever is there, until the drill is closed. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../app'
import type { Platform } from '../../chat/platform'
import { openTranscript } from '../../chat/transcript/transcript'
import type { Clock } from '../../clock'
import { defaultScript, scriptMinutes } from '../../drill/script'
import { createLog } from '../../log'
import { facilitator } from '../../rehearsal/cast'
import { perform } from '../../rehearsal/perform'
import { stageDrill } from '../../rehearsal/stage-drill'
import { stopOnSignals } from '../../signals'
import { startBot } from '../playing/bot'
import { gather } from '../playing/gather'
import { actsOf } from './acts'
import { clockAhead } from './clock'
import { journalled } from './journal'
import { journalFile, placeName, transcriptFile } from './places'

export interface LifeOptions {
  folder: string
  databaseUrl: string | null
  /** Real seconds of the whole drill. */
  seconds: number
  seed: number
  /** How far its clock is ahead, real ms. */
  ahead: number
}

/** What the one who kills waits for; a line each on standard output. */
export type Sign = 'ready' | 'act' | 'post' | 'finished'
/** At once, so that what is said is true while it is read. */
const say = (sign: Sign) => writeSync(1, `${sign}\n`)

/** Plays until the drill is closed and everything is delivered; exits by itself on SIGTERM. */
export async function live({ folder, databaseUrl, ...options }: LifeOptions): Promise<void> {
  const clock = clockAhead(options.ahead)
  const place = tellsOfPosts(openTranscript(join(folder, transcriptFile), clock))
  const app = await startBot({ dataDir: folder, databaseUrl, clock, place })
  let stopActing = () => {}
  stopOnSignals(async () => {
    stopActing()
    await app.stop()
  }, createLog('warn'))
  say('ready')
  const { drillId, performance } = await begin(app, clock, folder, options)
  stopActing = performance.stop
  await untilClosed(app, drillId)
  await performance.done
  await untilDelivered(app)
  await app.stop()
}

async function begin(
  app: App,
  clock: Clock,
  folder: string,
  { seed, seconds }: Pick<LifeOptions, 'seed' | 'seconds'>,
) {
  const { channel, people } = await gather(app.store, placeName(folder))
  const speed = (scriptMinutes(defaultScript) * 60) / seconds
  const course = { kind: 'rehearsal' as const, speed, seed }
  const path = join(folder, journalFile)
  const dispatcher = journalled(app.dispatcher, app.store, clock, path, () => say('act'))
  const parts = { library: app.library, people, channel, course }
  const drillId = await stageDrill({
    ...parts,
    dispatcher: app.dispatcher,
    facilitator: facilitator.key,
    key: parts.channel.id,
    title: 'Crash test',
    team: 'Team Alpha',
  })
  const record = await app.store.drill(drillId)
  if (!record) throw new Error('The drill is gone.')
  const performance = perform({
    ...parts,
    dispatcher,
    drillId,
    clock,
    acts: actsOf(record),
    said: () => {},
    answered: () => {},
  })
  return { drillId, performance }
}

/** A rehearsal closes when its report is filed; that it is about to be is said once. */
async function untilClosed(app: App, drillId: string): Promise<void> {
  for (let said = false; ; await sleep(50)) {
    const state = (await app.store.drill(drillId))?.drill.state
    if (state === 'closed') return
    if (state === 'finished' && !said) say('finished')
    said ||= state === 'finished'
  }
}

/** What a process that died had in hand is waited for, until its lease ends. */
async function untilDelivered(app: App): Promise<void> {
  await app.idle()
  while ((await app.store.countPosts()).waiting > 0) await sleep(50)
}

/** Says so before and after each post, so that death can come in between. */
function tellsOfPosts(place: Platform): Platform {
  return {
    ...place,
    post: async (...message) => {
      say('post')
      const posted = await place.post(...message)
      say('post')
      return posted
    },
  }
}
