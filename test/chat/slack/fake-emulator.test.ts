/** The emulator stands as the second opinion: what the fake lets through, it takes too. */
import { webApi } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { openEmulator } from '../../support/slack/emulator'

test('it listens on loopback, and takes a post, its edit, a picture and a modal', async () => {
  const emulator = await openEmulator()
  onTestFinished(() => emulator.close())
  const client = new webApi.WebClient(emulator.token, {
    slackApiUrl: emulator.url,
    retryConfig: { retries: 0 },
    timeout: 5000,
  })
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/)
  const { channel } = emulator
  expect((await client.auth.test()).user_id).toBe(emulator.botUser)
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' })
  await client.chat.update({ channel, ts, text: 'Two' })
  const { messages = [] } = await client.conversations.history({ channel, limit: 1 })
  expect(messages.map(({ text }) => text)).toEqual(['Two'])
  await client.filesUploadV2({ filename: 'a.png', file: Buffer.from('abc') })
  const opened = await client.views.open({
    trigger_id: await emulator.trigger(),
    view: { type: 'modal', title: { type: 'plain_text', text: 'It' }, blocks: [] },
  })
  expect(opened.view?.type).toBe('modal')
})
