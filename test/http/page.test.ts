import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type PageFacts, pageRoutes } from '../../src/http/page'
import { serve } from '../support/http'

const probes = {
  ping: async () => undefined,
  countPosts: async () => ({ waiting: 2, held: 0, refused: 1, lost: 1 }),
}
const facts: PageFacts = {
  version: '1.2.3',
  database: 'postgres',
  places: ['Slack', '<b>Teams</b>'],
  chartHost: 'charts.example.com',
  phases: [
    { name: '<i>Dark</i> Room & Night', minutes: 45, stage: 'dark-room' },
    { name: 'AI-Assisted Fix', minutes: 30, stage: 'ai-fix' },
  ],
}
/** Any bytes do for a font here. */
const fonts = [{ weight: 400, path: fileURLToPath(import.meta.url) }]

test('tells what runs and how to rehearse, in safe HTML without a script', async () => {
  const { origin } = await serve([pageRoutes(facts, fonts, probes)])
  const answer = await fetch(`${origin}/`)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const html = await answer.text()
  for (const word of ['1.2.3', 'Postgres', 'charts.example.com', 'npm run rehearse', '2 waiting']) {
    expect(html).toContain(word)
  }
  expect(html).toContain('2 could not be delivered')
  expect(html).toContain('Slack, &lt;b&gt;Teams&lt;/b&gt;')
  expect(html).not.toMatch(/<script|<b>Teams|<i>Dark|\sstyle=|\son\w+=/)
  expect(html).toMatch(/href="\/healthz".*href="\/readyz".*href="\/metrics"/s)
})

test('its policy lets through its own style and fonts and nothing else', async () => {
  const { origin } = await serve([pageRoutes(facts, fonts, probes)])
  const answer = await fetch(`${origin}/`)
  const style = /<style>(.*)<\/style>/s.exec(await answer.text())?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`style-src 'sha256-${hash}'`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|script-src|\*/)
  const font = await fetch(origin + (/url\((\/fonts\/[^)]+)\)/.exec(style)?.[1] ?? '/missing'))
  expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/ttf'])
})

test('says it when the database does not answer', async () => {
  const broken = { ...probes, ping: () => Promise.reject(new Error('gone')) }
  const { origin } = await serve([pageRoutes(facts, fonts, broken)])
  const answer = await fetch(`${origin}/`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('The database does not answer')
})
