/** How soon what is said on the local page reaches 50 browsers, in the middle of a drill. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { startServer } from './child'
import { type Audience, openAudience } from './listen'
import { percentile, type Row, row } from './row'

const browsers = 50
const rounds = 40
/** ms: what the page promises at p99. */
const promised = 250

const sessionAnswer = z.object({
  hostKey: z.string(),
  people: z.array(z.object({ id: z.string(), key: z.string() })),
})
const formAnswer = z.object({ kind: z.literal('form') })

export async function streamRows(): Promise<Row[]> {
  const bare = await bareTimes()
  const { said, paused } = await pageTimes()
  const p99 = (times: readonly number[]) => percentile(times, 99)
  const p50 = (times: readonly number[]) => percentile(times, 50)
  const to = `to ${browsers} browsers`
  return [
    row(`A message ${to}, p99 ms; peer: the promised ${promised}`, p99(said), promised, {
      atMost: 1,
    }),
    row(`A changed card ${to}, p99 ms; peer: the promised ${promised}`, p99(paused), promised, {
      atMost: 1,
    }),
    row(`A message ${to}, p50 ms; peer: a bare stream that keeps nothing`, p50(said), p50(bare)),
    row(`A message ${to}, p99 ms; peer: a bare stream that keeps nothing`, p99(said), p99(bare)),
  ]
}

async function bareTimes(): Promise<number[]> {
  const server = await startServer([process.argv[1] ?? '', '--bare-stream'])
  const audience = await openAudience(
    Array.from({ length: browsers }, () => ({ url: server.url, headers: {} })),
  )
  try {
    return await roundsOf(audience, (text) => fetch(server.url, { method: 'POST', body: text }))
  } finally {
    audience.close()
    await server.stop()
  }
}

async function pageTimes(): Promise<{ said: number[]; paused: number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  const main = new URL('main.js', import.meta.url).pathname
  const server = await startServer([main], { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' })
  try {
    return await measurePage(server.url)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measurePage(url: string): Promise<{ said: number[]; paused: number[] }> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const session = async () => sessionAnswer.parse(await post('/local/session', { timeZone: 'UTC' }))
  const { hostKey, people: team } = await session()
  for (let i = team.length; i < browsers; i++)
    await post('/local/people', { id: null, name: `Person ${i}` }, { 'x-drill-host': hostKey })
  const { people } = await session()
  const [facilitator, ...others] = people
  const speaker = others[0]
  if (!facilitator || !speaker) throw new Error('The page has no people.')
  const channel = facilitator.id.replace(/[^-]*$/, 'night-drill')
  const as = (person: { key: string }) => ({ authorization: `Bearer ${person.key}` })
  let tries = 0
  const where = () => ({ channel, of: channel, submission: `bench-try-${tries++}` })
  const say = (person: { key: string }, text: string) =>
    post('/local/say', { ...where(), thread: null, text }, as(person))

  formAnswer.parse(await say(facilitator, '/drill plan'))
  const values = { title: 'Benchmark', team: 'Alpha' }
  await post('/local/submit', { ...where(), word: 'plan', context: {}, values }, as(facilitator))
  await say(facilitator, '/drill start')
  const audience = await openAudience(
    people.slice(0, browsers).map((person) => ({
      url: `${url}/local/stream?after=0`,
      headers: as(person),
    })),
  )
  try {
    await sleep(1_000)
    const said = await roundsOf(audience, (text) => say(speaker, text))
    const paused: number[] = []
    for (let i = 0; i < rounds / 4; i++) {
      paused.push(
        ...(await audience.hear('the clock stopped', () => say(facilitator, '/drill pause'))),
      )
      await say(facilitator, '/drill resume')
      await sleep(300)
    }
    return { said, paused }
  } finally {
    audience.close()
  }
}

async function roundsOf(
  audience: Audience,
  send: (text: string) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const text = `benchmark line ${i} of ${rounds}`
    times.push(...(await audience.hear(text, () => send(text))))
  }
  return times
}
