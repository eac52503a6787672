/** The whole bot in Teams: the real adapter over HTTP, a strict fake of Teams' bot side, drills on a fake clock. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../../src/app'
import type { TeamsConfig } from '../../../src/config'
import { createLog, type Log } from '../../../src/log'
import { programPaths } from '../../../src/paths'
import { blankTypesetter } from '../blank-typesetter'
import { createFakeClock, type FakeClock } from '../fake-clock'
import { openTeamsApi } from './api/open'
import type { SentActivity, TeamsApi, TeamsOptions } from './api/types'
import { overHttp } from './over-http'
import type { TeamsPeople } from './people'
import { teamsPeople } from './request'
import { type Talker, talkers } from './talker'

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const minute = 60_000
/** The stage's first moment, epoch ms. */
export const begun = Date.UTC(2026, 0, 3, 3, 0)

export interface TeamsStage {
  app: App
  api: TeamsApi
  people: TeamsPeople
  clock: FakeClock
  /** The id of the team that has the bot. */
  team: string
  /** A channel of it, or a group chat: where drills are. */
  channel: string
  config: TeamsConfig
  /** Somebody of that name, a member of the team and of the chat. */
  talker(name: string): Talker
  /** Moves to so many minutes after the stage's start. */
  to(minutes: number): Promise<void>
  settle(): Promise<void>
  /** Posts of the bot in the channel outside threads. */
  posts(): SentActivity[]
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface TeamsStageOptions {
  /** What has to stand before the bot starts. */
  before?: (api: TeamsApi) => Promise<void>
  api?: TeamsOptions
  teams?: (config: TeamsConfig, api: TeamsApi) => TeamsConfig
  /** Where drills are; a channel unless given. */
  place?: 'channel' | 'group chat'
  /** False = Teams has not told the bot of any conversation yet. */
  installed?: false
  /** False = nobody reaches the bot's files from outside. */
  isPublic?: false
  typesetting?: true
  log?: Log
  databaseUrl?: string | null
}

/** A port that nobody has at the moment: PUBLIC_URL has to be known before the bot listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}

export async function openTeamsStage(options: TeamsStageOptions = {}): Promise<TeamsStage> {
  const folder = mkdtempSync(join(memory, 'drill-teams-'))
  const clock = createFakeClock(begun)
  const api = await openTeamsApi({ clock, ...options.api })
  const team = api.world.addTeam({ name: 'On call' })
  const channel =
    options.place === 'group chat'
      ? api.world.addGroupChat([], 'Night drill').id
      : api.world.addChannel(team.id, 'night-drill').id
  const plain: TeamsConfig = {
    appId: api.appId,
    tenantId: api.tenantId,
    credential: { kind: 'secret', secret: api.secret },
    cloud: api.cloud,
  }
  await options.before?.(api)
  const config = options.teams?.(plain, api) ?? plain
  const port = await freePort()
  const publicUrl = options.isPublic === false ? null : `http://127.0.0.1:${port}`
  if (publicUrl !== null) api.servedAt(publicUrl)
  const start = () =>
    startApp(
      {
        host: '127.0.0.1',
        port,
        publicUrl,
        dataDir: folder,
        databaseUrl: options.databaseUrl ?? null,
        quickChartUrl: null,
        scenariosDir: null,
        otlpEndpoint: null,
        prometheusAllow: [],
        slack: null,
        teams: config,
        ai: null,
        localPage: false,
        encryptionKey: null,
        logLevel: 'silent',
      },
      {
        clock,
        log: options.log ?? createLog('silent'),
        platforms: [],
        paths: programPaths(),
        heartbeat: false,
        ...(options.typesetting ? {} : { typesetter: blankTypesetter }),
      },
    )
  let app = await start()
  const send = (): TeamsPeople => teamsPeople(api, overHttp(api, `${app.url}/api/messages`))
  let people = send()
  /** Calls to Teams take real time, so time stands still meanwhile; what itself waits on the clock is not waited for. */
  const quiet = async () => {
    await Promise.race([app.idle(), new Promise<void>((resolve) => setTimeout(resolve, 6_000))])
    await api.looked()
  }
  const settle = async () => {
    await clock.advance(0)
    await quiet()
  }
  const runUntil = async (target: number) => {
    for (;;) {
      const [next] = clock.pending()
      if (next === undefined || next > target) break
      await clock.runUntil(Math.max(next, clock.now()))
      await quiet()
    }
    await clock.runUntil(target)
    await settle()
  }

  /** What is in hand may wait on the clock, so time goes on while the bot stops. */
  const stop = async () => {
    let over = false
    const stopping = app.stop().finally(() => {
      over = true
    })
    while (!over) {
      await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 50))])
      if (!over) await clock.advance(500)
    }
    await stopping
  }

  const installer = api.world.addPerson({ name: 'installer' })
  api.world.changeTeam(team.id, { members: [installer.id] })
  const where =
    options.place === 'group chat'
      ? ({ kind: 'chat', conversation: channel } as const)
      : ({ kind: 'team', team: team.id } as const)
  if (options.place === 'group chat')
    api.world.changeConversation(channel, { members: [installer.id] })
  if (options.installed !== false) {
    await people.install(where, { user: installer.id })
    const place = where.kind === 'chat' ? channel : team.id
    for (let i = 0; i < 500 && api.messages(place).length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await settle()

  const talkerOf = talkers({ api, clock, people: () => people, settle, team: team.id, channel })

  return {
    get app() {
      return app
    },
    api,
    get people() {
      return people
    },
    clock,
    team: team.id,
    channel,
    config,
    talker: talkerOf,
    to: async (minutes) => {
      await runUntil(begun + minutes * minute)
    },
    settle,
    posts: () =>
      api
        .messages(channel)
        .filter(({ thread, from, deleted }) => thread === null && from === null && !deleted),
    reopen: async () => {
      await stop()
      app = await start()
      people = send()
      await settle()
    },
    close: async () => {
      await stop()
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a notification shows, and what checks read first. */
export const fallbackOf = ({ summary, text }: Pick<SentActivity, 'summary' | 'text'>): string =>
  summary ?? text
