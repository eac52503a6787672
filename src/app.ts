/** Composition root: the only file that knows every part. Tests and programs build the bot with it. */
import { randomUUID } from 'node:crypto'
import { createAdvising, createClassOf, plantedIn } from './app-adviser'
import { createAlertFigures } from './app-alert-figures'
import { createEvidence } from './app-evidence'
import { evidencePage, pageAddress } from './app-evidence-page'
import { housekeeping } from './app-housekeeping'
import { createLab, knobsOf } from './app-lab'
import { createMeasures } from './app-measure'
import { createCollectors } from './app-otlp'
import { openPage } from './app-page'
import { slackOf } from './app-slack'
import { teamsOf } from './app-teams'
import { fitted } from './charts/fit'
import { chartRenderer, type Render } from './charts/render'
import { startRenderer } from './charts/renderer'
import { chartRoutes, embeddedCharts } from './charts/server'
import { pageAssets } from './chat/local/assets'
import { createDispatcher, type Dispatcher } from './commands/dispatch'
import { chance } from './conduct/chance'
import { type Conduct, createConduct } from './conduct/conduct'
import { startCueRunner } from './conduct/cue-runner'
import { noEvidence } from './conduct/evidence'
import { createFileAdvice } from './conduct/file-advice'
import { createFileReport } from './conduct/file-report'
import { createFileRun } from './conduct/file-run'
import { createLibrary, type Library } from './conduct/library'
import { loseChannel } from './conduct/lose-channel'
import type { Config } from './config'
import { permalinkOf } from './delivery/permalink'
import { startSender } from './delivery/sender'
import { lateAfter } from './drill/clock'
import { evidenceRoutes } from './http/evidence-routes'
import { healthRoutes } from './http/health'
import { createMetrics } from './http/metrics'
import { createServer, listen, stopServer } from './http/server'
import { fileRoutes } from './http/signed-files'
import { type Ahead, createAhead } from './rehearsal/ahead'
import { catalogue as builtIn } from './scenarios/catalogue'
import { faultSentence } from './scenarios/own/own'
import { readScenarios } from './scenarios/own/read-scenarios'
import { withOwn, worldWithOwn } from './scenarios/own/with-own'
import { world } from './scenarios/world'
import { startSchedule } from './schedule/schedule'
import { openSecret } from './secret'
import { holdDataDir } from './store/hold'
import { openStore } from './store/prisma-store'
import type { Store } from './store/store'
import type { Surroundings } from './surroundings'
import { typesetters } from './typesetting/typesetter'

export interface App {
  /** The origin at which it listens. */
  url: string
  store: Store
  conduct: Conduct
  library: Library
  dispatcher: Dispatcher
  /** Begins stress runs that a simulated team will ask for. */
  ahead: Ahead
  /** Resolves once no cue is due, nothing is to be sent and nothing is in hand. */
  idle(): Promise<void>
  /** Finishes what is in hand, then lets go of everything. */
  stop(): Promise<void>
}

const serverGrace = 5_000
const none = { own: { scenarios: [], herrings: [] }, faults: [] }

export async function startApp(
  config: Config,
  { clock, log, ...outside }: Surroundings,
): Promise<App> {
  const { own, faults } =
    config.scenariosDir === null ? none : await readScenarios(config.scenariosDir)
  for (const fault of faults) {
    log.error({ file: fault.file }, `SCENARIOS_DIR: ${faultSentence(fault)} It is left out.`)
  }
  const catalogue = withOwn(builtIn, own)
  const secret = await openSecret(config)
  const hold = config.databaseUrl === null ? await holdDataDir(config.dataDir) : null
  const store = await openStore({
    ...config,
    migrations: outside.paths.migrations,
    now: clock.now(),
    breathes: outside.heartbeat,
    alone: hold !== null,
  }).catch(async (error: unknown) => {
    await hold?.release()
    throw error
  })
  if (hold) await store.freeLeases()
  const owner = randomUUID()
  const wake = {
    cues: () => {},
    posts: () => {},
    page: () => {},
    slack: () => {},
    evidence: () => {},
    alerts: () => {},
  }

  const advising = outside.advising ?? createAdvising(catalogue, config.ai, log)
  const conduct = createConduct({
    store,
    clock,
    catalogue,
    model: advising.name === 'model' ? advising.model : null,
    newId: randomUUID,
    chance,
    changed: () => {
      wake.cues()
      wake.posts()
      wake.page()
      wake.slack()
      wake.evidence()
      wake.alerts()
    },
  })
  const library = createLibrary(store, catalogue, clock)
  const drawing: { draw: Render } = { draw: () => Promise.reject(new Error('Too early to draw.')) }
  const evidence = outside.evidence
    ? createEvidence({
        store,
        catalogue,
        own,
        dataDir: config.dataDir,
        makerPath: outside.paths.labEvidence,
        collectors:
          config.otlpEndpoint === null
            ? null
            : createCollectors({
                endpoint: config.otlpEndpoint,
                dataDir: config.dataDir,
                catalogue,
                clock,
                log,
              }),
        draw: (spec) => drawing.draw(spec),
        pageOf: pageAddress({ secret, publicUrl: config.publicUrl, clock }),
        clock,
        log,
        made: () => wake.alerts(),
      })
    : null
  const draws: Render = (spec) => drawing.draw(spec)
  const measures = createMeasures({ config, store, conduct, clock, log, draw: draws })
  const dispatcher = createDispatcher({
    conduct,
    library,
    catalogue,
    world: worldWithOwn(world, own),
    clock,
    knobsOf,
    measures,
    adviser: advising.name,
    ...(evidence ? { evidence } : {}),
  })
  const ahead = createAhead(outside.lab ?? createLab(outside.paths.labChild))
  const talking = { store, conduct, library, dispatcher, clock, log }
  const page = config.localPage
    ? await openPage({ ...talking, config, catalogue, knobsOf, secret, ahead }, outside)
    : null
  const slack = await slackOf(config.slack, talking)
  const { publicUrl } = config
  const teams = await teamsOf(config.teams, { ...talking, secret, publicUrl })
  // Where people talk elsewhere, the page is there for the evidence alone.
  const assets = page?.assets ?? (evidence ? await pageAssets(outside.paths.page) : null)
  const open = evidence
    ? evidencePage({ keeper: evidence, store, catalogue, clock })
    : async () => null
  const metrics = createMetrics(store)
  const renderer = startRenderer({ workerPath: outside.paths.chartWorker })
  const server = await createServer({
    names: config,
    log,
    routes: [
      healthRoutes(store),
      metrics.route,
      fileRoutes(store, secret, clock.now, fitted),
      ...[slack, teams].flatMap((each) => each?.routes ?? []),
      ...(page ? [page.routes] : assets ? [assets.files] : []),
      ...(assets
        ? [evidenceRoutes({ open, secret, now: () => clock.now(), shell: assets.shell })]
        : []),
      (app) => chartRoutes(app, renderer),
    ],
  })
  const url = await listen(server, config.host, config.port)
  const draw = chartRenderer(config.quickChartUrl ?? embeddedCharts(url))
  drawing.draw = draw
  const platforms = [
    ...outside.platforms,
    ...[page, slack, teams].flatMap((each) => each?.platform ?? []),
  ]
  const filing = { store, conduct, clock, catalogue, newId: randomUUID, draw, log }
  const fileReport = createFileReport({
    ...filing,
    typesetter: outside.typesetter ?? typesetters(outside.paths.typesetting),
    permalink: (post) => permalinkOf(platforms, post, clock),
  })
  const fileRun = createFileRun({ ...filing, lab: ahead.lab })
  const fileAdvice = createFileAdvice({
    store,
    conduct,
    advising,
    playing: createAdvising(catalogue, null, log),
    evidence: evidence ?? noEvidence,
    knobsOf,
    classOf: createClassOf(catalogue),
    plantedIn,
    catalogue,
    world: worldWithOwn(world, own),
    clock,
    log,
  })
  const sender = startSender({
    store,
    clock,
    log,
    owner,
    platforms: new Map(platforms.map((each) => [each.name, each])),
    // A person who can't be reached pauses nothing.
    onLost: async (post) => {
      if (post.lane.startsWith('channel:')) await loseChannel(conduct, post.drillId)
    },
  })
  const runner = startCueRunner({
    store,
    conduct,
    fileReport,
    fileRun,
    fileAdvice,
    clock,
    log,
    owner,
    seen: (lateMs) => metrics.cueDone(lateMs, lateMs > lateAfter),
  })
  wake.cues = runner.wake
  wake.posts = sender.wake
  wake.page = page?.wake ?? wake.page
  wake.slack = slack?.wake ?? wake.slack
  if (evidence) wake.evidence = evidence.wake
  const alertFigures = outside.evidence
    ? createAlertFigures({
        ...{ store, conduct, catalogue, evidence, log },
        childPath: outside.paths.labChild,
      })
    : null
  if (alertFigures) wake.alerts = alertFigures.wake
  wake.alerts()
  wake.evidence()
  await page?.goOn()
  await slack?.start()
  const schedule = outside.heartbeat
    ? startSchedule({
        tick: async () => {
          runner.wake()
          sender.wake()
        },
        housekeeping: housekeeping(store, measures),
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
    ahead,
    idle: async () => {
      await runner.idle()
      await sender.idle()
      await runner.idle()
    },
    stop: async () => {
      await schedule?.stop()
      // First, as a report in hand asks the server for its pictures: without them it would be filed bare.
      await runner.stop()
      ahead.stop()
      await page?.stop()
      await slack?.stop()
      await teams?.stop()
      await alertFigures?.stop()
      await evidence?.stop()
      await stopServer(server, serverGrace)
      await sender.stop()
      await renderer.close()
      await store.close()
      await hold?.release()
    },
  }
}
