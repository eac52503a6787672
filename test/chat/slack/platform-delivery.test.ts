import { expect, test } from 'vitest'
import { createPictures } from '../../../src/chat/slack/pictures'
import { slackPlatform } from '../../../src/chat/slack/platform'
import { createUploads } from '../../../src/chat/slack/uploads'
import { createWeb } from '../../../src/chat/slack/web'
import { systemClock } from '../../../src/clock'
import { startSender } from '../../../src/delivery/sender'
import type { Post } from '../../../src/store/store'
import { createMemoryOutbox } from '../../delivery/memory-outbox'
import { collectLog } from '../../support/collect-log'
import { openSlackApi } from '../../support/slack/api/open'

/** Through the outbox into Slack: each post is there once, in its order, below what it answers. */
test('what Slack does to a lane, nothing is posted twice or out of its order', async () => {
  const api = await openSlackApi()
  const room = api.world.addChannel({ name: 'ops' })
  const outbox = createMemoryOutbox('slack')
  const { log } = collectLog()
  const web = createWeb({ token: api.bot.token, apiUrl: api.url })
  const uploads = createUploads({ web, files: { file: async () => null }, clock: systemClock, log })
  const platform = slackPlatform({
    web,
    pictures: createPictures(uploads),
    clock: systemClock,
    log,
  })
  const lost: Post[] = []
  api.trouble({ method: 'chat.postMessage', after: 1, does: { kind: 'lost' } })
  api.trouble({ method: 'chat.postMessage', after: 3, does: { kind: 'limited', seconds: 1 } })
  const row = { drillId: 'd', workspaceId: 'w', lane: 'channel:c', channelExternalId: room.id }
  const words = ['one', 'two', 'three', 'four', 'five']
  for (const [at, key] of words.entries())
    outbox.put(
      { ...row, userExternalId: null, key, below: at === 2 ? 'one' : null },
      { fallback: key, parts: [{ kind: 'text', text: key }] },
      Date.now(),
    )
  const sender = startSender({
    store: outbox.store,
    platforms: new Map([['slack', platform]]),
    clock: systemClock,
    log,
    owner: 'me',
    onLost: (post) => void lost.push(post),
  })
  try {
    await expect
      .poll(() => outbox.rows().map(({ state }) => state), { timeout: 20_000 })
      .toEqual(words.map(() => 'sent'))
    const seen = api.messages(room.id)
    expect(seen.map(({ text }) => text)).toEqual(words)
    expect(seen[2]?.thread).toBe(seen[0]?.ts)
    expect(lost).toEqual([])
    expect(api.complaints).toEqual([])
  } finally {
    await sender.stop()
    await api.close()
  }
})
