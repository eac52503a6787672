/** The strict fake of Slack: its Web API on loopback, uploads and response_urls with it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isObject, readBytes } from './body'
import { answerMethod } from './dispatch'
import { exchange } from './exchange'
import { answerHook, takeAcknowledgement } from './hook'
import { json } from './kit'
import { shownFile } from './methods/files'
import { homeOf, shownView, topView } from './methods/views'
import { shownMessage } from './posts'
import { Refusal } from './refusal'
import { allScopes } from './scopes'
import { createState, directChannel, type State } from './state'
import { takeSubmission } from './submitted'
import { giveFile, takeUpload } from './transfer'
import { createTroubles, type Troubles } from './troubles'
import type { SlackApi, SlackOptions } from './types'
import { createWorld } from './world'

/**
 * Starts it on a free port, with one workspace and its bot; people and channels are the test's to add. It refuses
 * what Slack refuses, and keeps a complaint of whatever no Slack would have taken.
 */
export async function openSlackApi(options: SlackOptions = {}): Promise<SlackApi> {
  const clock = options.clock ?? { now: () => Date.now() }
  const appId = options.appId ?? 'A00000DRILL'
  const state = createState({
    clock,
    appId,
    readyAfter: options.readyAfter ?? 1,
    postsPerSecond: options.postsPerSecond ?? Number.POSITIVE_INFINITY,
  })
  const troubles = createTroubles(state)
  const world = createWorld(state)
  const team = world.addTeam({ name: 'Acme' })
  const bot = world.addGrant({ team: team.id, scopes: [...(options.scopes ?? allScopes)] })
  const appToken = world.addGrant({ team: team.id, kind: 'app', botUser: bot.botUser })
  const server = createServer((request, response) => {
    route(request, response, state, troubles).catch((error: unknown) => {
      state.complaints.push(`the fake broke: ${String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.')
  state.origin = `http://127.0.0.1:${address.port}`

  return {
    url: `${state.origin}/api/`,
    origin: state.origin,
    appId,
    signingSecret: options.signingSecret ?? 'a-secret-of-the-tests',
    clientId: state.oauth.clientId,
    clientSecret: state.oauth.clientSecret,
    clock,
    world,
    team,
    bot,
    appToken,
    trouble: troubles.order,
    messages: (channel) => state.messages.filter((each) => each.channel === channel),
    directOf: (user) =>
      directChannel(state, botFor(state, user)?.botUser ?? bot.botUser, user, teamOf(state, user))
        .id,
    ephemerals: (channel) =>
      state.ephemerals.filter((each) => channel === undefined || each.channel === channel),
    modals: () => state.views.filter(({ type }) => type === 'modal'),
    openModal: (user) => topView(state, user),
    home: (user) => homeOf(state, user),
    files: () => [...state.files.values()],
    calls: (method) => state.calls.filter((each) => method === undefined || each.method === method),
    complaints: state.complaints,
    complain: (sentence) => void state.complaints.push(sentence),
    trigger: (user) => {
      const id = `${state.next()}.${state.next()}.${state.next().toString(16)}`
      state.triggers.set(id, { user, at: clock.now(), used: false })
      return id
    },
    responseUrl: (to) => {
      const id = `${to.channel}/${state.next()}`
      state.responseUrls.set(id, { to, at: clock.now(), used: 0 })
      return `${state.origin}/hook/${id}`
    },
    shown: (what, values) =>
      'hash' in what ? shownView(state, what, values) : shownMessage(state, what, 'with metadata'),
    shownFile: (file) => shownFile(state, file),
    takeAnswer: (view, answer) => {
      const grant = state.grants.find(({ kind, team }) => kind === 'bot' && team === view.team)
      const complain = (sentence: string) =>
        void state.complaints.push(`answer to a submission: ${sentence}`)
      try {
        takeSubmission({ state, grant: grant ?? bot, complain }, view, answer)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        complain(error.message)
      }
    },
    takeMessage: (to, message) => takeAcknowledgement(state, to, message),
    closeModal: (view) => {
      view.open = false
    },
    consent: (grant, by) => {
      const code = `code-${state.next()}`
      state.oauth.codes.set(code, { grant, by, used: false })
      return code
    },
    serveSockets: (served) => {
      state.socketAddress = served
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const teamOf = (state: State, user: string): string => state.users.get(user)?.team ?? ''
const botFor = (state: State, user: string) =>
  state.grants.find(({ kind, team }) => kind === 'bot' && team === teamOf(state, user))

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
  troubles: Troubles,
): Promise<void> {
  const path = new URL(request.url ?? '/', state.origin).pathname
  const [, area = '', ...rest] = path.split('/')
  const say = (status: number, text: string | Buffer, type = 'text/plain') => {
    response.writeHead(status, { 'content-type': type })
    response.end(text)
  }
  if (area === 'api') return answerMethod({ request, response }, rest.join('/'), state, troubles)
  const transfer = { request, response, state, troubles }
  if (area === 'upload') return takeUpload(transfer, rest[1] ?? '')
  if (area === 'files-pri') return giveFile(transfer, rest[0] ?? '')
  if (area === 'hook' && request.method === 'POST') {
    const given = json((await readBytes(request)).toString('utf8'))
    exchange(transfer, 'response_url', isObject(given) ? given : {}, () =>
      answerHook(state, rest.join('/'), given),
    )
    return
  }
  state.complaints.push(`nothing is at ${request.method ?? ''} ${path}`)
  return say(404, 'not found')
}
