import { pino } from 'pino'
import { expect, test } from 'vitest'
import { linksTo } from '../../src/conduct/links'
import type { Post } from '../../src/store/store'

const post = (key: string, changes: Partial<Post> = {}): Post => ({
  id: key,
  drillId: 'd',
  workspaceId: 'w',
  platform: 'slack',
  lane: 'channel:c',
  key,
  channelExternalId: 'C1',
  userExternalId: null,
  below: null,
  threadId: null,
  message: { fallback: '', parts: [] },
  revision: 1,
  sentRevision: 1,
  platformId: `id-${key}`,
  intentAt: null,
  attempts: 1,
  createdAt: 0,
  ...changes,
})
const alone = { lane: 'person:p', channelExternalId: null, userExternalId: 'U1' }
const posts = [post('alert:1'), post('run:1'), post('verdict:1', alone), post('board')]

test('messages of the channel have links, private ones never, and a failure costs one link alone', async () => {
  const asked: string[] = []
  const linkOf = await linksTo(['alert:1', 'run:1', 'verdict:1', 'gone'], 'd', {
    store: { postsOf: async () => posts },
    permalink: async ({ key }) => {
      asked.push(key)
      if (key === 'run:1') throw new Error('no answer')
      return `https://chat.example/${key}`
    },
    log: pino({ level: 'silent' }),
  })
  expect(['alert:1', 'run:1', 'verdict:1', 'gone', 'board'].map(linkOf)).toEqual([
    'https://chat.example/alert:1',
    null,
    null,
    null,
    null,
  ])
  expect(asked).toEqual(['alert:1', 'run:1'])
})
