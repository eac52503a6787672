/** The local page as a whole: its outbound port, its routes, and what keeps its browsers up to date. */
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../clock'
import type { Command, Course } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import type { Library } from '../../conduct/library'
import type { Person } from '../../drill/record'
import type { Log } from '../../log'
import type { Store } from '../../store/store'
import type { Platform } from '../platform'
import { createActions } from './actions'
import { hostRoutes, type Samples } from './host-routes'
import type { House } from './house'
import { openHub } from './hub'
import { createKeys, type Signer } from './keys'
import { localPlatform } from './platform'
import { readReport } from './report'
import { localRoutes } from './routes'
import { createScenes } from './scenes'
import { streamRoute } from './stream'
import type { FileAddress } from './wire-entry'

export interface Local {
  platform: Platform
  routes: (app: FastifyInstance) => void
  /** Somebody's drill may have changed. */
  wake(): void
  /** What makes a browser elsewhere the host's. */
  hostKey: string
  /** Ends the streams; their browsers come back to whoever answers next. */
  close(): void
}

interface Parts {
  store: Store
  library: Library
  dispatcher: Dispatcher
  house: House
  samples: Samples
  /** Who facilitates samples, by key. */
  facilitatorKey: string
  /** Whoever sits at this machine is the host; else only by the host's link. */
  hostAtMachine: boolean
  table: readonly Command[]
  clock: Clock
  secret: Signer
  course: () => Course
  /** How the world reaches the page. */
  origin: string
  /** What the page was built from: browsers with another one are asked to reload. */
  build: string
  addressOf: FileAddress
  /** What opens a drill's evidence to a person. */
  evidenceKey: (drillId: string, personId: string) => string
  log: Log
}

export async function openLocal(parts: Parts): Promise<Local> {
  const { store, library, dispatcher, house, clock, addressOf, log } = parts
  const { entries } = store
  const keys = createKeys(parts.secret, house)
  const scenes = createScenes({
    store,
    facilitatorKey: parts.facilitatorKey,
    library,
    house,
    keys,
    table: parts.table,
    clock,
  })
  const hub = await openHub({
    entries,
    workspaceId: house.workspaceId,
    hostOnly: house.sampleChannelId,
    scenes,
    addressOf,
    log,
    shared: store.provider === 'postgres',
  })
  const changed = hub.wake
  const { course, build, samples } = parts
  const actions = createActions({
    house,
    entries,
    dispatcher,
    library,
    clock,
    course,
    addressOf,
    changed,
  })
  const now = () => clock.now()
  const stream = streamRoute({ keys, house, entries, hub, build, now, addressOf, log })
  const reportOf = async (drillId: string, host: boolean) => {
    const filed = await store.reportsOf(house.workspaceId)
    const report = filed.find(({ id }) => id === drillId)
    return report && (host || report.channelId !== house.sampleChannelId)
      ? readReport(store, drillId, (fileId) => addressOf(fileId, 'file'))
      : null
  }
  const evidenceKeyOf = async (drillId: string, person: Person, host: boolean) => {
    const drill = (await store.drill(drillId))?.drill
    return drill?.workspaceId === house.workspaceId &&
      (host || drill.channelId !== house.sampleChannelId)
      ? parts.evidenceKey(drillId, person.id)
      : null
  }
  const install = [
    stream.install,
    localRoutes({ actions, entries, house, keys, addressOf, reportOf, evidenceKeyOf }),
    hostRoutes({
      house,
      keys,
      scenes,
      samples,
      hostAtMachine: parts.hostAtMachine,
      changed,
    }),
  ]
  return {
    platform: localPlatform(entries, clock, changed, parts.origin),
    routes: (app) => {
      for (const each of install) each(app)
    },
    wake: changed,
    hostKey: keys.hostKey(),
    close: () => {
      hub.close()
      stream.close()
    },
  }
}
