/** The environment beside the configuration: whatever is set there, what leaves is the same, byte for byte. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { modelAdvising } from '../../src/adviser/model/model'
import type { Asked } from '../../src/conduct/adviser'
import { type ModelEndpoint, openModelEndpoint, says } from '../support/model-endpoint'

let endpoint: ModelEndpoint
beforeEach(async () => {
  endpoint = await openModelEndpoint()
  endpoint.always(
    says({ cause: 'c', confidence: 1, remedies: [], predicted: 1, because: [], unsure: [] }),
  )
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await endpoint.close()
})

/** What the client's own source asks the environment for, in the version that is installed. */
const source = readFileSync(new URL(import.meta.resolve('openai/client.mjs')), 'utf8')
const read = [
  ...new Set([...source.matchAll(/readEnv\(['"](\w+)['"]\)/g)].flatMap(([, name]) => name ?? [])),
]

const values: Readonly<Record<string, string>> = {
  OPENAI_BASE_URL: 'http://127.0.0.1:9/elsewhere',
  OPENAI_LOG: 'debug',
  OPENAI_CUSTOM_HEADERS: [
    'Authorization: Bearer sk-another',
    'Content-Type: text/plain',
    'Host: elsewhere.example',
    'OpenAI-Organization: org-leaked',
    'User-Agent: leaked',
    'X-Leaked: yes',
  ].join('\n'),
}

const asked: Asked = {
  alert: {
    letter: 'B',
    service: 'order-api',
    symptom: '15 % of requests time out',
    value: '15 %',
    threshold: 'limit 1',
    detail: 'Worker pools 8 of 8.',
  },
  brief: 'The brief of the night.',
  remedies: [],
  evidence: null,
  until: 0,
  card: null,
  earlier: [],
}

/** One request, with a key and without, but for the mark that is another in each. */
async function wire(apiKey: string | null): Promise<string> {
  const { adviser } = modelAdvising({ baseUrl: endpoint.baseUrl, apiKey, model: 'fake-1' })
  await adviser.card(asked, new AbortController().signal)
  const { head = '', body = '' } = endpoint.requests.at(-1) ?? {}
  const mark = /BEGIN (\S+) the brief/.exec(body)?.[1] ?? 'no mark'
  return `${head}\r\n\r\n${body.replaceAll(mark, 'MARK')}`
}
const both = async () => [await wire('sk-test-1'), await wire(null)]

test('the client reads what this test knows of', () => {
  expect(read).toEqual(expect.arrayContaining([...Object.keys(values), 'OPENAI_API_KEY']))
})

test('all variables that the client reads by itself change no byte, and nothing is logged', async () => {
  for (const name of read) vi.stubEnv(name, undefined)
  const bare = await both()
  const logs = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => {}),
  )
  for (const name of read) vi.stubEnv(name, values[name] ?? `leaked-${name}`)
  expect(await both()).toEqual(bare)
  for (const each of logs) expect(each).not.toHaveBeenCalled()
  // It is kept from the client alone.
  for (const name of read) expect(process.env[name]).toBe(values[name] ?? `leaked-${name}`)
})

test.each(['no name at all: x', 'X-Emoji: 😀', ': nothing'])(
  'custom headers that are none (%j) keep nothing from being asked',
  async (headers) => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', headers)
    const [withKey, without] = await both()
    expect(withKey).toContain('authorization: Bearer sk-test-1')
    expect(without?.toLowerCase()).not.toContain('authorization')
  },
)
