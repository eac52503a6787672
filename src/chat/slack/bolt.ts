/** Bolt: what Slack sends, checked and told apart, over HTTP or over Socket Mode. */
import { App, HTTPReceiver, type Receiver } from '@slack/bolt'
import { causeOf, type Log } from '../../log'
import type { Later } from '../later'
import { commandBody, pressBody, shortcutBody, submissionBody } from './bodies'
import { boltLog } from './bolt-log'
import { chooseCallback } from './choose-view'
import type { Events } from './events'
import type { Inbound } from './inbound'
import type { Installation } from './installation'
import type { Shortcuts } from './shortcuts'
import type { Submitted } from './submissions'
import { webOptions } from './web'

export const eventsPath = '/slack/events'

export interface Listeners {
  inbound: Inbound
  submitted: Submitted
  shortcuts: Shortcuts
  events: Events
  /** Takes what is done after the acknowledgement. */
  later: Later
}

export function httpReceiver(signingSecret: string, log: Log): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    logger: boltLog(log),
  })
}

/** Bolt with every listener in place, not yet started. */
export function createBolt(
  receiver: Receiver,
  { botId, botUserId }: Installation,
  botToken: string,
  apiUrl: string | null,
  { inbound, submitted, shortcuts, events, later }: Listeners,
  log: Log,
): App {
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken,
      botUserId,
      ...(botId === undefined ? {} : { botId }),
    }),
    convoStore: false,
    clientOptions: webOptions(apiUrl),
    logger: boltLog(log),
  })
  // One listener for all: Bolt would ask every other one too, for each thing that comes, before Slack is answered.
  app.use(async (args) => {
    const { body } = args
    if ('event' in args) return later.do(() => events(body))
    if ('view' in args) {
      if (args.body.type !== 'view_submission') return args.ack()
      const read = submissionBody.parse(body)
      const done =
        read.view.callback_id === chooseCallback
          ? await shortcuts.goOn(read)
          : await submitted(read)
      return done === null ? args.ack() : args.ack(done)
    }
    await args.ack()
    if ('command' in args) later.do(async () => inbound.command(commandBody.parse(body)))
    else if ('shortcut' in args) later.do(async () => shortcuts.begin(shortcutBody.parse(body)))
    else if ('action' in args && body.type === 'block_actions')
      later.do(async () => inbound.press(pressBody.parse(body)))
  })
  app.error(async (error) => {
    log.error({ why: causeOf(error.original ?? error) }, 'Something of Slack’s was not understood.')
  })
  return app
}
