/**
 * Keeps the connection of Socket Mode. The SDK's own way of coming back ends the process when one of its tries
 * fails, so it is switched off, and each try is made and judged here.
 */
import { SocketModeReceiver } from '@slack/bolt'
import type { Clock } from '../../clock'
import { causeOf, type Log } from '../../log'
import { boltLog } from './bolt-log'
import { codeOf } from './outcome'
import { webOptions } from './web'

/** Real ms: after the first failed try, doubled each time up to the cap. */
const firstWait = 500
const longestWait = 30_000

/** Real ms. A connection that is open and says nothing is none. */
const patience = 20_000

/** Waiting changes nothing: the token is not what it should be. */
const hopeless = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_revoked',
])

class SilentSocket extends Error {
  override name = 'SilentSocket'
}

export interface Socket {
  receiver: SocketModeReceiver
  /** Resolves once it is connected, or goes on trying by itself. Rejects where that is hopeless. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  appToken: string
  apiUrl: string | null
  clock: Clock
  log: Log
}

export function openSocket({ appToken, apiUrl, clock, log }: Parts): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLog(log),
    installerOptions: { clientOptions: webOptions(apiUrl) },
  })
  const { client } = receiver
  let stopped = false
  let trying = false
  let failures = 0
  let cancel = () => {}

  /** Real time: a connection is lost by the machine's clock, not by the drill's. */
  const later = () => {
    if (stopped) return
    const wait = Math.min(firstWait * 2 ** Math.min(failures, 10), longestWait)
    cancel()
    cancel = clock.after(wait, () => void connect().catch(() => {}))
  }

  const connect = async (): Promise<void> => {
    if (stopped || trying) return
    trying = true
    try {
      await withinPatience(client.start())
      failures = 0
      log.info('Slack is connected.')
    } catch (error) {
      failures += 1
      const code = codeOf(error)
      const words = 'Slack could not be connected.'
      if (code !== null && hopeless.has(code)) {
        log.error({ code }, `${words} SLACK_APP_TOKEN is not taken any more.`)
        throw error
      }
      log.warn({ why: code ?? causeOf(error), failures }, `${words} It is tried again.`)
    } finally {
      trying = false
    }
    if (failures > 0) later()
  }

  const withinPatience = async (started: Promise<unknown>): Promise<void> => {
    let giveUp = () => {}
    const silent = new Promise<never>((_, reject) => {
      giveUp = clock.after(patience, () => {
        // It ends the try; what comes of the end is nobody's business any more.
        client.disconnect().catch(() => {})
        reject(new SilentSocket('no hello'))
      })
    })
    try {
      await Promise.race([started, silent])
    } finally {
      giveUp()
      started.catch(() => {})
    }
  }

  client.on('disconnected', () => {
    // While a try goes on it is that try's failure, which it tells itself.
    if (!trying) later()
  })

  return {
    receiver,
    start: connect,
    stop: async () => {
      stopped = true
      cancel()
      await Promise.race([
        receiver.stop(),
        new Promise<void>((resolve) => void clock.after(1_000, resolve)),
      ])
    },
  }
}
