/** Composition root: the only file that knows every part. Tests and programs build the bot with it. */
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { chartRenderer } from './charts/render'
import { startRenderer } from './charts/renderer'
import { chartRoutes } from './charts/server'
import type { Platform } from './chat/platform'
import type { Clock } from './clock'
import { createDispatcher, type Dispatcher } from './commands/dispatch'
import { chance } from './conduct/chance'
import { type Conduct, createConduct } from './conduct/conduct'
import { startCueRunner } from './conduct/cue-runner'
import { createFileReport } from './conduct/file-report'
import { createLibrary, type Library } from './conduct/library'
import type { Config } from './config'
import { startSender } from './delivery/sender'
import { lateAfter } from './drill/clock'
import { defaultScript } from './drill/script'
import { healthRoutes } from './http/health'
import { createMetrics } from './http/metrics'
import { pageRoutes } from './http/page'
import { createServer, listen, stopServer } from './http/server'
import type { Log } from './log'
import { catalogue } from './scenarios/catalogue'
import { startSchedule } from './schedule/schedule'
import { holdDataDir } from './store/hold'
import { openStore } from './store/prisma-store'
import type { Post, Store } from './store/store'

/** What the outside brings: the clock, the log, the places, and where the built files lie. */
export interface Surroundings {
  clock: Clock
  log: Log
  version: string
  /** Names of the places for the page; empty while there is none to talk in. */
  places: readonly string[]
  platforms: readonly Platform[]
  paths: { migrations: string; chartWorker: string }
  /** The heartbeat by the calendar; tests on a fake clock do without. */
  heartbeat: boolean
}

export interface App {
  /** The origin at which it listens. */
  url: string
  store: Store
  conduct: Conduct
  library: Library
  dispatcher: Dispatcher
  /** Resolves once no cue is due, nothing is to be sent and nothing is in hand. */
  idle(): Promise<void>
  /** Finishes what is in hand, then lets go of everything. */
  stop(): Promise<void>
}

/** Submissions can be repeated by a platform for minutes; a week is plenty. Real ms. */
const rememberFor = 7 * 24 * 60 * 60_000
const serverGrace = 5_000

export async function startApp(
  config: Config,
  { clock, log, ...outside }: Surroundings,
): Promise<App> {
  const hold = config.databaseUrl === null ? await holdDataDir(config.dataDir) : null
  const store = await openStore({
    ...config,
    migrations: outside.paths.migrations,
    now: clock.now(),
  }).catch(async (error: unknown) => {
    await hold?.release()
    throw error
  })
  if (hold) await store.freeLeases()
  const owner = randomUUID()
  const wake = { cues: () => {}, posts: () => {} }

  const metrics = createMetrics(store)
  const renderer = startRenderer({ workerPath: outside.paths.chartWorker })
  const server = await createServer({
    names: config,
    log,
    routes: [
      healthRoutes(store),
      metrics.route,
      ...(config.localPage
        ? [pageRoutes(pageFacts(config, store, outside), pageFonts(), store)]
        : []),
      (app) => chartRoutes(app, renderer),
    ],
  })
  const url = await listen(server, config.host, config.port)

  const conduct = createConduct({
    store,
    clock,
    catalogue,
    newId: randomUUID,
    chance,
    changed: () => {
      wake.cues()
      wake.posts()
    },
  })
  const library = createLibrary(store, catalogue, clock)
  const dispatcher = createDispatcher({ conduct, library, catalogue, clock })
  const draw = chartRenderer(config.quickChartUrl ?? embeddedCharts(url))
  const fileReport = createFileReport({
    store,
    conduct,
    clock,
    catalogue,
    newId: randomUUID,
    draw,
    log,
  })
  const sender = startSender({
    store,
    clock,
    log,
    owner,
    platforms: new Map(outside.platforms.map((each) => [each.name, each])),
    onLost: (post) => loseChannel(conduct, post),
  })
  const runner = startCueRunner({
    store,
    conduct,
    fileReport,
    clock,
    log,
    owner,
    seen: (lateMs) => metrics.cueDone(lateMs, lateMs > lateAfter),
  })
  wake.cues = runner.wake
  wake.posts = sender.wake
  const schedule = outside.heartbeat
    ? startSchedule({
        tick: async () => {
          runner.wake()
          sender.wake()
        },
        housekeeping: async (now) => void (await store.forgetSubmissions(now - rememberFor)),
        log,
        clock,
      })
    : null

  return {
    url,
    store,
    conduct,
    library,
    dispatcher,
    idle: async () => {
      await runner.idle()
      await sender.idle()
      await runner.idle()
    },
    stop: async () => {
      await schedule?.stop()
      // First, as a report in hand asks the server for its pictures: without them it would be filed bare.
      await runner.stop()
      await stopServer(server, serverGrace)
      await sender.stop()
      await renderer.close()
      await store.close()
      await hold?.release()
    },
  }
}

/** A channel that is gone pauses its drill; a person who can't be reached doesn't. */
async function loseChannel(conduct: Conduct, post: Post): Promise<void> {
  if (!post.lane.startsWith('channel:')) return
  await conduct.change(
    post.drillId,
    { type: 'lose-channel' },
    { personId: null, source: 'cue', submission: null },
  )
}

/** The embedded server draws for this machine only; where every address is listened on, loopback is one of them. */
function embeddedCharts(url: string): string {
  const { hostname, port } = new URL(url)
  return hostname === '0.0.0.0' || hostname === '[::]'
    ? `http://127.0.0.1:${port}`
    : `http://${hostname}:${port}`
}

function pageFacts(
  config: Config,
  store: Store,
  outside: Pick<Surroundings, 'version' | 'places'>,
) {
  return {
    version: outside.version,
    places: outside.places,
    database: store.provider,
    chartHost: config.quickChartUrl === null ? null : new URL(config.quickChartUrl).host,
    phases: defaultScript.phases,
  }
}

function pageFonts() {
  const { resolve } = createRequire(import.meta.url)
  return [
    { weight: 400, path: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf') },
    { weight: 600, path: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf') },
  ]
}
