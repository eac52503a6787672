/** Teams as a whole: the bot's way out and its way in. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '../../clock'
import type { Course } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import type { Library } from '../../conduct/library'
import type { TeamsConfig } from '../../config'
import { causeOf, type Log } from '../../log'
import type { Store } from '../../store/store'
import { createLater } from '../later'
import { firstTimes } from '../once'
import type { Platform } from '../platform'
import { type Activity, scopeOf } from './activity'
import { createAnswers } from './answers'
import { createAskers } from './asker'
import { createAuthentication } from './authentication'
import { messageCards } from './cards/message'
import { createConnector } from './connector'
import { createConsents } from './consents'
import { createDialogs } from './dialogs'
import { type Received, teamsRoutes } from './door'
import { createEvents } from './events'
import { serviceUrlRule } from './hosts'
import { createInbound } from './inbound'
import { createInvokes } from './invokes'
import { createKeptForms } from './kept-forms'
import { createOwnViews } from './own-views'
import { createPace } from './pace'
import { createPeople } from './people'
import type { Links } from './pictures'
import { createPlaces } from './places'
import { teamsPlatform } from './platform'
import { createPosting } from './posting'
import { createPresses } from './presses'
import { createServiceUrl } from './service-url'
import { createSubmissions } from './submissions'
import { welcome } from './welcome'

export interface Teams {
  platform: Platform
  routes: (app: FastifyInstance) => void
  /** Finishes what was taken in. */
  stop(): Promise<void>
}

interface Signer {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

interface Parts {
  settings: TeamsConfig
  store: Store
  library: Library
  dispatcher: Dispatcher
  secret: Signer
  /** Null = the world cannot reach this server. */
  links: Links | null
  course: () => Course
  /** Channels in which no drill can go on, of those that have one: `isGone` is asked of each. */
  lost: (workspaceId: string, isGone: (externalId: string) => Promise<boolean>) => Promise<void>
  clock: Clock
  log: Log
}

export async function openTeams(parts: Parts): Promise<Teams> {
  const { settings, store, library, dispatcher, secret, links, course, clock, log } = parts
  const { appId, tenantId, cloud } = settings
  const newId = () => randomUUID()
  const { id: workspaceId } = await store.ensureWorkspace('teams', tenantId, newId)
  const authentication = createAuthentication(settings)
  const serviceUrl = createServiceUrl(workspaceId, store)
  const connector = createConnector({
    token: authentication.token,
    serviceUrl: serviceUrl.newest,
    clock,
  })
  // Teams' prefix of bots' ids.
  const bot = { id: `28:${appId}`, name: 'Drill' }
  const pace = createPace(clock)
  const posting = createPosting({ connector, pace, bot, tenantId })
  const people = createPeople({ workspaceId, connector, store, clock, newId, log })
  const places = createPlaces({ workspaceId, connector, store, newId, log })
  const ownViews = createOwnViews({ workspaceId, library, store, links })
  const platform = teamsPlatform({
    posting,
    pace,
    workspaceId,
    links,
    tenantId,
    elsewhere: async (userId) => {
      const person = (await store.peopleOf(workspaceId)).find((each) => each.userId === userId)
      const [drill] = person === undefined ? [] : await store.drillsWith(person.id)
      const channel = drill === undefined ? null : await store.channel(drill.channelId)
      return person && channel ? { conversation: channel.externalId, name: person.name } : null
    },
    refreshOf: ownViews.refreshOf,
    log,
  })

  const kept = createKeptForms()
  const consents = createConsents({ store, posting, secret, log })
  const answers = createAnswers({ posting, consents, kept, links, newId, log })
  const askers = createAskers({ workspaceId, people, places, library, store, course })
  const dialogs = createDialogs({ people, library, store, kept, links, newId })
  const shared = { dispatcher, askers, dialogs, kept, tenantId }
  const later = createLater(log)
  const inbound = createInbound({ dispatcher, askers, answers, store, tenantId, log })
  const invokes = createInvokes({
    askers,
    dialogs,
    consents,
    ownViews,
    presses: createPresses(shared),
    submitted: createSubmissions(shared),
    later: later.do,
    afterwards: answers.late,
    clock: systemClock,
    log,
  })
  const events = createEvents({
    installed: async (activity) => {
      const scope = scopeOf(activity)
      const message = welcome(scope)
      const cards = messageCards(message, { place: 'post', resolve: () => null })
      for (const card of cards) await posting.post(activity.conversation.id, card)
      if (scope !== 'personal') await people.rosterOf(activity.conversation.id)
    },
    lost: (conversation, also) =>
      parts.lost(
        workspaceId,
        async (channel) => channel === conversation || (also && (await people.isClosed(channel))),
      ),
    renamed: places.rename,
    changed: people.forget,
    log,
  })

  const isNew = firstTimes()
  const received: Received = async (activity) => {
    await serviceUrl.heard(activity.serviceUrl)
    switch (activity.type) {
      case 'invoke':
        return invokes(activity)
      case 'message':
        if (inbound.concerns(activity) && isNew(`message:${keyOf(activity)}`))
          later.do(() => inbound.message(activity))
        return null
      default:
        if (isNew(`${activity.type}:${keyOf(activity)}`))
          later.do(() =>
            events.received(activity).catch((error: unknown) => {
              log.error({ type: activity.type, why: causeOf(error) }, 'An event was not taken up.')
            }),
          )
        return null
    }
  }

  return {
    platform,
    routes: teamsRoutes({
      authentication,
      tenantId,
      isOurService: serviceUrlRule(cloud.ToBotFromChannelOpenIdMetadataUrl),
      takes: later.takes,
      received,
      log,
    }),
    stop: later.stop,
  }
}

/** Teams sends a message again after 15 s without an answer. */
const keyOf = ({ conversation, id }: Activity) => `${conversation.id} ${id ?? randomUUID()}`
