import { expect, test } from 'vitest'
import { healthRoutes, type Probes } from '../../src/http/health'
import { serve } from '../support/http'

const posts = { waiting: 3, held: 1, refused: 2, lost: 0 }
const healthy: Probes = { ping: async () => undefined, countPosts: async () => posts }

test('a working bot is alive and ready, and tells of its posts', async () => {
  const { origin } = await serve([healthRoutes(healthy)])
  const alive = await fetch(`${origin}/healthz`)
  expect([alive.status, await alive.json()]).toEqual([200, { alive: true }])
  const ready = await fetch(`${origin}/readyz`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ ready: true, database: 'ok', posts })
})

test.each<[string, Partial<Probes>]>([
  [
    'the database refuses',
    { ping: () => Promise.reject(new Error('password for drill is wrong')) },
  ],
  ['the queue cannot be read', { countPosts: () => Promise.reject(new Error('no table')) }],
  ['the database never answers', { ping: () => new Promise(() => undefined) }],
])('while %s it is alive but not ready, and says no more than that', async (_, broken) => {
  const { origin } = await serve([healthRoutes({ ...healthy, ...broken })])
  expect((await fetch(`${origin}/healthz`)).status).toBe(200)
  const ready = await fetch(`${origin}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, database: 'no answer' }])
})
