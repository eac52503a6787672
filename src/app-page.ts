/** The local page's part of the composition: its house, its people, its samples, its routes. */
import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type PageAssets, pageAssets } from './chat/local/assets'
import { bodyJson } from './chat/local/body'
import { castId, openHouse } from './chat/local/house'
import { openLocal } from './chat/local/local'
import type { Platform } from './chat/platform'
import type { Clock } from './clock'
import type { Dispatcher } from './commands/dispatch'
import { commands } from './commands/table'
import type { Conduct } from './conduct/conduct'
import type { KnobsOf } from './conduct/lab'
import type { Library } from './conduct/library'
import type { Config } from './config'
import { isLoopback } from './config/variables'
import type { Person } from './drill/record'
import type { Catalogue } from './drill/scenario'
import { evidenceKey } from './http/evidence-key'
import { fileUrl } from './http/signed-files'
import type { Log } from './log'
import type { Ahead } from './rehearsal/ahead'
import { type CastKey, cast, facilitator } from './rehearsal/cast'
import { createSamples } from './rehearsal/sample'
import type { Secret } from './secret'
import type { Store } from './store/store'

export interface Page {
  platform: Platform
  assets: PageAssets
  routes: (app: FastifyInstance) => Promise<void>
  wake(): void
  /** Goes on with what a stop of the bot has cut off. */
  goOn(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  config: Config
  store: Store
  conduct: Conduct
  library: Library
  dispatcher: Dispatcher
  catalogue: Catalogue
  knobsOf: KnobsOf
  clock: Clock
  log: Log
  secret: Secret
  ahead: Ahead
}

const sampleChannel = 'sample-drill'
const anySeed = () => randomInt(2 ** 31)

export async function openPage(parts: Parts, outside: { paths: { page: string } }): Promise<Page> {
  const { config, store, clock, log, secret } = parts
  const assets = await pageAssets(outside.paths.page)
  const house = await openHouse(store, cast)
  const { workspaceId } = house
  const wake = { page: () => {} }

  const channelId = house.sampleChannelId
  const samples = createSamples({
    ...parts,
    channel: { id: channelId, name: sampleChannel },
    people: async () => {
      await store.ensureChannel(workspaceId, channelId, sampleChannel, () => channelId)
      return team()
    },
    newSeed: anySeed,
    aloud: async (who, text, key) => {
      const body = bodyJson({ kind: 'typed', text })
      const said = { channelId, readerId: null, threadId: null, authorId: who.userId, body }
      await store.entries.put(workspaceId, { ...said, key: `aloud:${key}`, at: clock.now() })
      wake.page()
    },
  })

  /** The simulated team: people of their own, so that no real person's messages are mixed with theirs. */
  const team = async (): Promise<ReadonlyMap<CastKey, Person>> => {
    const members = new Map<CastKey, Person>()
    for (const { key, name } of cast) {
      const id = castId(workspaceId, key)
      const person = { workspaceId, userId: id, name, timeZone: 'UTC' }
      members.set(key, await store.ensurePerson(person, () => id))
    }
    return members
  }

  const local = await openLocal({
    ...parts,
    house,
    samples,
    facilitatorKey: facilitator.key,
    // Whoever opens the page to others, or puts a proxy before it, says by a link who its host is.
    hostAtMachine: isLoopback(config.host) && config.publicUrl === null,
    table: commands,
    course: () => ({ kind: 'drill', speed: 1, seed: anySeed() }),
    origin: originOf(config),
    build: assets.build,
    addressOf: (fileId, name) => fileUrl(secret, fileId, name, clock.now()),
    evidenceKey: (drillId, personId) => evidenceKey(secret, drillId, personId, clock.now()),
  })
  wake.page = local.wake
  if (!isLoopback(config.host) || config.publicUrl !== null)
    await writeHostLink(config, local.hostKey, log)

  return {
    platform: local.platform,
    assets,
    routes: async (app) => {
      await assets.routes(app)
      local.routes(app)
    },
    wake: local.wake,
    goOn: samples.goOn,
    stop: async () => {
      await samples.stop()
      local.close()
    },
  }
}

/** Beyond loopback nobody is the host by sitting there, so a link makes one. It is a secret: a file, not the log. */
async function writeHostLink(config: Config, hostKey: string, log: Log): Promise<void> {
  const path = join(config.dataDir, 'host-link')
  await writeFile(path, `${originOf(config)}/#/as/${hostKey}\n`, { mode: 0o600 })
  log.info({ path }, 'Whoever opens the link in that file is the host of the local page.')
}

const originOf = ({ publicUrl, port }: Config) => publicUrl ?? `http://localhost:${port}`
