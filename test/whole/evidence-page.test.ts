/** The whole bot with a book behind it: its links open the page's data, for whom and up to when they say. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Reply } from '../../src/commands/command'
import { quickMaker } from '../support/quick-evidence'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
let ana: Player
let ben: Player
const publicUrl = 'https://drill.example'

beforeAll(async () => {
  const { path, remove } = quickMaker()
  stage = await openStage({ evidence: true, labEvidence: path, config: { publicUrl } })
  ana = await stage.player('Ana')
  ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(24)
  await vi.waitFor(
    async () => expect(wordsOf(await ben.say('evidence'))).toContain('up to 03:24'),
    { timeout: 40_000, interval: 200 },
  )
  remove()
}, 300_000)
afterAll(() => stage.close())

function pageIn(reply: Reply): URL {
  const parts = reply.kind === 'private' ? reply.message.parts : []
  const [link] = parts.flatMap((part) => (part.kind === 'links' ? part.links : []))
  if (link?.kind !== 'address') throw new Error(`No link in: ${wordsOf(reply)}`)
  return new URL(link.url)
}

const ask = async (path: string, key: string) => {
  const response = await fetch(`${stage.app.url}/evidence/api/${path}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return { status: response.status, body: await response.json() }
}

const seen = z.object({ now: z.number(), alerts: z.array(z.object({ service: z.string() })) })
const lines = z.object({ rows: z.array(z.object({ id: z.string(), at: z.number() })) })

test('the link of an answer opens the page up to the present moment, and a changed one nothing', async () => {
  const url = pageIn(await ben.say('evidence order-api error'))
  expect(url.origin + url.pathname).toBe(`${publicUrl}/evidence/`)
  const [key = '', spot] = url.hash.slice(1).split('?')
  expect(spot).toBe('service=order-api&level=ERROR')
  const shell = await fetch(`${stage.app.url}/evidence/`)
  expect(await shell.text()).toContain('<div id="app"')
  const { status, body } = await ask('state', key)
  expect(status).toBe(200)
  const { now, alerts } = seen.parse(body)
  expect(now).toBe(24 * 60_000)
  expect(alerts).toHaveLength(4)
  const { rows } = lines.parse((await ask('logs?service=order-api&level=ERROR', key)).body)
  expect(rows.length).toBeGreaterThan(0)
  expect(Math.max(...rows.map(({ at }) => at))).toBeLessThanOrEqual(now)
  expect((await ask('state', key.replace(/^./, 'x'))).status).toBe(403)
  expect((await ask('state', `${key.slice(0, -1)}g`)).status).toBe(403)
  expect((await ask('state', key.split('.').slice(0, 3).join('.'))).status).toBe(403)
})

test('a citation in a claim opens for the facilitator by a key of their own', async () => {
  const opened = pageIn(await ben.say('evidence order-api'))
  const { rows } = lines.parse(
    (await ask('logs?service=order-api', opened.hash.slice(1).split('?')[0] ?? '')).body,
  )
  const id = rows[0]?.id ?? ''
  await ben.fill(await ben.press('evidence', 'cite', { line: id }), {
    cause: 'Workers wait',
    confidence: 50,
  })
  const list = await ana.say('claims')
  expect(wordsOf(list)).toContain(`E-${id} 03:2`)
  const answer = await ana.say(`evidence E-${id}`)
  const theirs = pageIn(answer).hash.slice(1)
  expect(theirs.endsWith(`/${id}`)).toBe(true)
  expect(theirs.split('/')[0]).not.toBe(opened.hash.slice(1).split('?')[0])
  expect((await ask(`line?id=${id}`, theirs.split('/')[0] ?? '')).status).toBe(200)
  // What everybody reads has nobody's key in it.
  const posted = JSON.stringify(stage.transcript.entries())
  expect(posted).toContain('Dashboard')
  expect(posted).not.toContain('/evidence/#')
})
