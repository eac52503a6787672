/** The bot that is measured: whole, on SQLite, with a drill in the channel whose alerts have come. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type App, startApp } from '../../app'
import { systemClock } from '../../clock'
import type { SlackConfig, TeamsConfig } from '../../config'
import { minute } from '../../drill/clock'
import { createLog } from '../../log'
import { programPaths } from '../../paths'
import { facilitator } from '../../rehearsal/cast'
import { stageDrill } from '../../rehearsal/stage-drill'

/** Script minute of the drill; by then four alerts stand. */
const into = 24

/** Where it talks; ids are the platform's own. */
export interface Talks {
  slack: SlackConfig | null
  teams: TeamsConfig | null
  workspace: string
  channel: { id: string; name: string }
  facilitatorId: string
  /** Where Teams says that it is answered. */
  serviceUrl?: string
}

/** Serves until its parent ends it. */
export async function serveBot(talks: Talks, dataDir: string): Promise<void> {
  let ahead = 0
  const clock = { ...systemClock, now: () => systemClock.now() + ahead }
  const app = await startApp(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir,
      databaseUrl: null,
      quickChartUrl: null,
      scenariosDir: null,
      otlpEndpoint: null,
      prometheusAllow: [],
      ai: null,
      slack: talks.slack,
      teams: talks.teams,
      localPage: false,
      encryptionKey: null,
      logLevel: 'warn',
    },
    { clock, log: createLog('warn'), platforms: [], paths: programPaths(), heartbeat: true },
  )
  await stage(app, talks)
  ahead = into * minute
  while ((await alerts(app)) < 4) await sleep(100)
  await app.idle()
  process.stdout.write(`${app.url}\n`)
  await once(process, 'SIGTERM')
  await app.stop()
}

async function stage({ store, dispatcher, library }: App, talks: Talks): Promise<void> {
  const { workspace, facilitatorId, serviceUrl } = talks
  const platform = talks.slack === null ? 'teams' : 'slack'
  const { id: workspaceId } = await store.ensureWorkspace(platform, workspace, randomUUID)
  if (serviceUrl !== undefined) await store.keepServiceUrl(workspaceId, serviceUrl)
  const { id, name } = talks.channel
  const channel = await store.ensureChannel(workspaceId, id, name, randomUUID)
  const person = { workspaceId, userId: facilitatorId, name: facilitatorId, timeZone: 'UTC' }
  const host = await store.ensurePerson(person, randomUUID)
  await stageDrill({
    dispatcher,
    library,
    people: new Map([[facilitator.key, host]]),
    channel,
    course: { kind: 'drill', speed: 1, seed: 7 },
    facilitator: facilitator.key,
    key: 'benchmark',
    title: 'Benchmark',
    team: 'Team Alpha',
  })
}

async function alerts({ store }: App): Promise<number> {
  const [drillId = ''] = await store.drillsGoingOn()
  const record = await store.drill(drillId)
  return record?.cues.filter(({ kind, done }) => kind === 'alert' && done !== null).length ?? 0
}
