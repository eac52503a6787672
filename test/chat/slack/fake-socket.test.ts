/** Slack's own Socket Mode client, connected to the fake. */
import { App, SocketModeReceiver, webApi } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { openSlackApi } from '../../support/slack/api/open'
import { quiet } from '../../support/slack/quiet'
import { slackPeople } from '../../support/slack/request'
import { openSocketServer } from '../../support/slack/socket-server'

test('envelopes are acknowledged, and a connection that Slack ends comes back', async () => {
  const api = await openSlackApi()
  const sockets = await openSocketServer(api)
  const ana = api.world.addUser({ name: 'ana' })
  const ops = api.world.addChannel({ name: 'ops' })
  const receiver = new SocketModeReceiver({
    appToken: api.appToken.token,
    // So long it waits before it connects again.
    clientPingTimeout: 2000,
    logger: quiet,
    installerOptions: { clientOptions: { slackApiUrl: api.url } },
  })
  const app = new App({
    token: api.bot.token,
    receiver,
    clientOptions: { slackApiUrl: api.url },
    logger: quiet,
    deferInitialization: true,
  })
  onTestFinished(async () => {
    await app.stop()
    await sockets.close()
    await api.close()
  })
  await app.init()
  app.command('/drill', ({ ack, command }) => ack(`You said ${command.text}`))
  await app.start()
  const people = slackPeople(api, sockets.send)
  const answer = await people.slashCommand('help', { user: ana.id, channel: ops.id })
  expect(answer.status).toBe(200)
  await expect.poll(() => api.ephemerals().map(({ text }) => text)).toEqual(['You said help'])
  expect(sockets.acknowledged()).toHaveLength(1)

  sockets.disconnect('refresh_requested')
  await expect.poll(() => sockets.opened(), { timeout: 10_000 }).toBe(2)
  await expect.poll(() => sockets.connected()).toBe(1)
  await people.slashCommand('again', { user: ana.id, channel: ops.id })
  expect(sockets.acknowledged()).toHaveLength(2)
  expect(api.complaints).toEqual([])
})

test('an address is good for one connection, and connections can be refused and cut', async () => {
  const api = await openSlackApi()
  const sockets = await openSocketServer(api)
  onTestFinished(async () => {
    await sockets.close()
    await api.close()
  })
  const client = new webApi.WebClient(api.appToken.token, { slackApiUrl: api.url, logger: quiet })
  const address = async () => z.string().parse((await client.apps.connections.open()).url)
  /** What came of a connection: its first message, or the words of its refusal. */
  const connect = (url: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url)
      socket.once('message', (data) => resolve(data.toString()))
      socket.once('error', (error) => resolve(error.message))
    })
  api.trouble({
    method: 'apps.connections.open',
    does: { kind: 'error', error: 'internal_error' },
  })
  await expect(address()).rejects.toThrow('internal_error')
  sockets.refuseNext(1)
  expect(await connect(await address())).toContain('503')
  const url = await address()
  expect(await connect(url)).toContain('"type":"hello"')
  expect(await connect(url)).toContain('401')
  expect(api.complaints).toEqual(['a socket with no ticket, or a used one'])
  expect(sockets.connected()).toBe(1)
  sockets.cut()
  await expect.poll(() => sockets.connected()).toBe(0)
})
