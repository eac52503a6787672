/** The bot is killed while a language model has its question, and started again. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { folders, run } from '../support/lives'
import { type Behaviour, hangs, openModelEndpoint, says } from '../support/model-endpoint'
import { openStage } from '../support/stage'

const freshFolder = folders()
const program = fileURLToPath(new URL('../../out/adviser-life.mjs', import.meta.url))
const minute = 60_000

const claims = says({ noise: false, text: 'Too little memory', confidence: 50 })
/** Sealed claims come at once, the card never. */
const behave: Behaviour = (response, request) =>
  (request.prompt.includes('"noise"') ? claims : hangs)(response, request)

test('killed while it waits: nothing is asked twice, and it says so', {
  timeout: 300_000,
}, async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../support/adviser-life.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  const endpoint = await openModelEndpoint()
  endpoint.always(behave)
  const folder = freshFolder()
  const life = run([program, folder, endpoint.baseUrl])
  await life.says('asked')
  await expect.poll(() => endpoint.waiting(), { timeout: 60_000 }).toBe(1)
  const asked = endpoint.requests.length
  life.child.kill('SIGKILL')
  await life.ended

  const at = Date.UTC(2026, 0, 3, 3, 0) + 121 * minute
  const ai = { baseUrl: endpoint.baseUrl, apiKey: null, model: 'fake-1' }
  const stage = await openStage({ folder, at: at + 1_000, config: { ai } })
  try {
    const record = async () => stage.app.store.drill(await stage.drillId())
    const card = async () => (await record())?.advices.find(({ kind }) => kind === 'card')
    await stage.app.idle()
    expect(await card()).toMatchObject({ state: 'waiting', calls: 2, estimated: true })
    await stage.to(2)
    expect(endpoint.requests).toHaveLength(asked)
    expect(await card()).toMatchObject({
      state: 'failed',
      why: 'The bot broke off while it waited.',
      calls: 2,
      estimated: true,
    })
    expect((await record())?.drill.state).toBe('running')
    const told = stage.transcript.entries().filter(({ to }) => to.user === 'ben')
    expect(told.at(-1)?.message.fallback).toMatch(/no answer on A\. The bot broke off/)
  } finally {
    await stage.close()
    await endpoint.close()
  }
})
