/** The strict fake of Teams' bot side on loopback: issuer, token endpoint and connector. */
import { createServer } from 'node:http'
import { takeCard } from './activity'
import { isObject } from './body'
import { answerConnector, type Ends } from './dispatch'
import { answerIssuer, answerLogin, scope } from './issuer'
import { signed } from './keys'
import { Refusal } from './refusal'
import { addActivity, createState, guid, newActivityId, personalChat } from './state'
import { createTroubles } from './troubles'
import type { Inside, TeamsApi, TeamsOptions } from './types'
import { takeUpload } from './upload'
import { createWorld } from './world'

const prefix = 'amer/'

/**
 * Starts it on a free port, with one tenant; people, teams and chats are the test's to add. It refuses what Teams
 * refuses, and keeps a complaint of whatever no Teams would have taken or shown whole.
 */
export async function openTeamsApi(options: TeamsOptions = {}): Promise<TeamsApi> {
  const clock = options.clock ?? { now: () => Date.now() }
  const state = createState({
    clock,
    appId: options.appId ?? guid(0xd1),
    secret: options.secret ?? 'a-client-secret-of-the-tests',
    tenantId: options.tenantId ?? guid(0x7e),
    limits: options.limits ?? 'with Retry-After',
  })
  const troubles = createTroubles(state)
  const server = createServer((request, response) => {
    route({ request, response, state, troubles }).catch((error: unknown) => {
      state.complaints.push(`the fake broke: ${String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.')
  state.origin = `http://127.0.0.1:${address.port}`
  const serviceUrl = `${state.origin}/${prefix}`
  const complain = (sentence: string) => void state.complaints.push(sentence)

  const inside: Inside = {
    complain,
    newId: () => newActivityId(state),
    number: state.next,
    token: (claims, forged) => {
      const now = Math.floor(Date.now() / 1000)
      const right = {
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3_600,
        iss: `${state.origin}/issuer`,
        aud: state.appId,
      }
      return signed({ ...right, ...claims }, forged)
    },
    heard: (message) => addActivity(state, message),
    openDialog: (dialog) => {
      for (const each of state.dialogs) if (each.user === dialog.user) each.open = false
      const opened = { ...dialog, id: guid(state.next()), open: true }
      state.dialogs.push(opened)
      return opened
    },
    setView: (user, { id }, card) => void state.views.set(`${user} ${id}`, card),
    toast: (user, text) => void state.toasts.push({ user, text }),
    uploadUrl: (name) => {
      state.uploads.set(name, Buffer.alloc(0))
      return `${state.origin}/onedrive/${encodeURIComponent(name)}`
    },
    checkCard: (card, where, place) => {
      try {
        takeCard(state, card, place)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        complain(`${where}: ${error.message}`)
      }
      return isObject(card) ? card : null
    },
  }

  return {
    origin: state.origin,
    serviceUrl,
    appId: state.appId,
    botId: `28:${state.appId}`,
    secret: state.secret,
    tenantId: state.tenantId,
    cloud: {
      ToChannelFromBotLoginUrl: `${state.origin}/login/${state.tenantId}`,
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: `${state.origin}/issuer`,
      ToBotFromChannelOpenIdMetadataUrl: `${state.origin}/issuer/.well-known/openidconfiguration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${state.origin}/issuer/.well-known/openidconfiguration`,
    },
    clock,
    world: createWorld(state),
    patience: options.patience ?? 5_000,
    servedAt: (publicUrl) => {
      state.publicUrl = publicUrl
    },
    fail: troubles.order,
    messages: (conversation) =>
      state.activities.filter((each) => each.conversation === conversation && each.reader === null),
    targeted: (user) => state.activities.filter(({ reader }) => reader === user),
    personalOf: (user) => personalChat(state, user).id,
    cardFor: (user, { id, card }) => state.views.get(`${user} ${id}`) ?? card,
    dialogs: () => state.dialogs,
    dialogOf: (user) => state.dialogs.findLast((each) => each.user === user && each.open) ?? null,
    toasts: (user) => state.toasts.flatMap((each) => (each.user === user ? [each.text] : [])),
    uploads: () => state.uploads,
    calls: (operation) =>
      state.calls.filter((each) => operation === undefined || each.operation === operation),
    complaints: state.complaints,
    revokeTokens: () => state.tokens.clear(),
    looked: async () => {
      await Promise.all(state.looks.values())
    },
    inside,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function route(ends: Ends): Promise<void> {
  const { request, response, state } = ends
  const { pathname, searchParams } = new URL(request.url ?? '/', state.origin)
  const path = pathname.slice(1)
  const below = (area: string) => path.slice(area.length)
  if (path.startsWith('issuer/')) return answerIssuer(ends, below('issuer/'))
  if (path.startsWith('login/')) return answerLogin(ends, below('login/'))
  if (path.startsWith(prefix)) return answerConnector(ends, below(prefix), searchParams)
  if (path.startsWith('onedrive/')) return takeUpload(ends, decodeURIComponent(below('onedrive/')))
  state.complaints.push(`nothing is at ${request.method ?? ''} ${path}`)
  response.writeHead(404).end()
}
