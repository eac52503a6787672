/** Slack as a whole: the bot's way out, its way in, and the Homes of its people. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../clock'
import type { Command, Course } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import type { Library } from '../../conduct/library'
import type { SlackConfig } from '../../config'
import { causeOf, type Log } from '../../log'
import { home } from '../../messages/home'
import type { Message } from '../../messages/message'
import { missing } from '../../report/missing'
import type { Store } from '../../store/store'
import { createLater } from '../later'
import { firstTimes } from '../once'
import type { Platform } from '../platform'
import { createAnswers } from './answers'
import { createAskers } from './asker'
import { createBolt, httpReceiver } from './bolt'
import { createChannels } from './channels'
import { slackRoutes } from './door'
import { createEvents } from './events'
import { fetchFiles } from './files-in'
import { createHomes } from './homes'
import { createInbound } from './inbound'
import { installationOf } from './installation'
import { codeOf } from './outcome'
import { createPeople } from './people'
import { createPictures } from './pictures'
import { slackPlatform } from './platform'
import { respond } from './respond'
import { createShortcuts } from './shortcuts'
import { openSocket } from './socket'
import { createSubmissions } from './submissions'
import { createUploads } from './uploads'
import { createWeb } from './web'

export interface Slack {
  platform: Platform
  /** The way in over HTTP; none with Socket Mode. */
  routes: (app: FastifyInstance) => void
  /** Somebody's drill may have changed. */
  wake(): void
  /** Opens the way in over Socket Mode, once commands can be answered. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Slack does not let the bot in; `message` says which variable is at fault. */
class SlackRefused extends Error {
  override name = 'SlackRefused'
}

interface Parts {
  settings: SlackConfig
  store: Store
  library: Library
  dispatcher: Dispatcher
  table: readonly Command[]
  course: () => Course
  /** A channel in which no drill can go on; null = all of the workspace's. */
  lost: (workspaceId: string, externalId: string | null) => Promise<void>
  clock: Clock
  log: Log
}

const newId = () => randomUUID()

/** Asks Slack who the bot is. Rejects with SlackRefused where Slack says no, or does not answer. */
export async function openSlack(parts: Parts): Promise<Slack> {
  const { settings, store, library, dispatcher, table, course, clock, log } = parts
  const { botToken, apiUrl } = settings
  const web = createWeb({ token: botToken, apiUrl })
  const told = await web.call('auth.test', {}).catch((error: unknown) => {
    throw new SlackRefused(
      `SLACK_BOT_TOKEN opens no workspace: Slack answered ${codeOf(error) ?? `nothing of use (${causeOf(error)})`}.`,
    )
  })
  const installation = await installationOf(told, store, newId)
  const { workspaceId } = installation
  const people = createPeople({ installation, web, store, clock, newId, log })
  const channels = createChannels({ installation, web, store, clock, newId, log })
  const pictures = createPictures(createUploads({ web, files: store, clock, log }))
  const platform = slackPlatform({
    web,
    pictures,
    lastTo: async ({ workspaceId: of, user }) =>
      user === null ? null : store.lastSentTo(of, user),
    clock,
    log,
  })

  /** Sent at once, beside the outbox: an answer is worth nothing later. */
  const direct = async (userId: string, message: Message): Promise<boolean> => {
    const to = { workspaceId, channel: null, user: userId, thread: null }
    const key = newId()
    for (let attempt = 0; attempt < 5; attempt++) {
      const came = await platform.post(to, message, key)
      if (came.kind === 'sent') return true
      if (came.kind !== 'later') return false
      await new Promise<void>((resolve) => void clock.after(came.afterMs, resolve))
    }
    return false
  }

  const answers = createAnswers({ web, respond, people, direct, log })
  const askers = createAskers({ installation, people, channels, library, store, course })
  const isNew = firstTimes()
  const homes = createHomes({
    web,
    personOf: (userId) => people.personOf(userId, ''),
    homeOf: async (person) => {
      const drills = await library.drillsWith(person.id)
      const views = await Promise.all(drills.map(({ id }) => library.view(id)))
      const shown = await Promise.all(
        views
          .filter((view) => view !== null)
          .map(async (view) => ({
            view,
            channel: (await store.channel(view.record.drill.channelId))?.name ?? '',
            lacks: missing(view.record, view.catalogue),
          })),
      )
      return home(shown, { personId: person.id, name: person.name }, table)
    },
    clock,
    log,
  })
  const filesIn = fetchFiles({
    web,
    token: botToken,
    origin: apiUrl === null ? null : new URL(apiUrl).origin,
    log,
  })
  const shared = { dispatcher, askers, answers, web, log }
  const later = createLater(log)
  const listeners = {
    later,
    inbound: createInbound({ ...shared, isNew }),
    submitted: createSubmissions({ ...shared, people, filesIn, clock }),
    shortcuts: createShortcuts({ ...shared, channels, library, isNew }),
    events: createEvents({
      installation,
      channels,
      isNew,
      homeOpened: homes.opened,
      lost: (channel) => parts.lost(workspaceId, channel),
      renamed: async (channel, name) => {
        const known = (await store.channelsOf(workspaceId)).some(
          ({ externalId }) => externalId === channel,
        )
        if (known) await store.ensureChannel(workspaceId, channel, name, newId)
      },
      log,
    }),
  }
  const { appToken, signingSecret } = settings
  if (appToken !== null) {
    const socket = openSocket({ appToken, apiUrl, clock, log })
    createBolt(socket.receiver, installation, botToken, apiUrl, listeners, log)
    return {
      platform,
      routes: () => {},
      wake: homes.wake,
      start: () =>
        socket.start().catch((error: unknown) => {
          throw new SlackRefused(
            `SLACK_APP_TOKEN opens no Socket Mode: Slack answered ${codeOf(error)}.`,
          )
        }),
      stop: async () => {
        homes.stop()
        await socket.stop()
        await later.stop()
      },
    }
  }
  const receiver = httpReceiver(signingSecret ?? '', log)
  createBolt(receiver, installation, botToken, apiUrl, listeners, log)
  return {
    platform,
    routes: slackRoutes(receiver, later.takes),
    wake: homes.wake,
    start: async () => {},
    stop: async () => {
      homes.stop()
      await later.stop()
    },
  }
}
