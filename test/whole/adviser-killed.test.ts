/** The bot is killed while its own adviser gives a card, and started again. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { folders, run } from '../support/lives'
import { openStage } from '../support/stage'

const freshFolder = folders()
const program = fileURLToPath(new URL('../../out/card-life.mjs', import.meta.url))
const minute = 60_000

beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL('../support/card-life.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  }),
)

test.each([
  ['asked', 'while the adviser has the question'],
  ['announced', 'before the bot knows that its first post is there'],
  ['filed', 'before the card stands in that post'],
  ['told', 'before the bot knows that it does'],
])('killed once a card is %s, %s: it comes once', { timeout: 300_000 }, async (moment) => {
  const folder = freshFolder()
  const life = run([program, folder, moment])
  await life.says(moment)
  life.child.kill('SIGKILL')
  await life.ended

  const at = Date.UTC(2026, 0, 3, 3, 0) + 121 * minute
  const stage = await openStage({ folder, at: at + 1_000 })
  try {
    const record = async () => {
      const found = await stage.app.store.drill(await stage.drillId())
      if (!found) throw new Error('The drill is gone.')
      return found
    }
    const cards = async () => (await record()).advices.filter(({ kind }) => kind === 'card')
    await stage.to(2)
    const [card] = await cards()
    expect(await cards()).toMatchObject([{ state: 'done', adviser: 'built-in', why: '' }])
    const { cues } = await record()
    expect(cues.filter(({ subject }) => subject === card?.id)).toMatchObject([{ state: 'done' }])

    const outbox = await stage.app.store.postsOf(await stage.drillId())
    const advice = outbox.filter(({ key }) => key === `advice:${card?.id}`)
    expect(advice).toHaveLength(1)
    expect(outbox.filter(({ revision, sentRevision }) => revision !== sentRevision)).toEqual([])
    const entries = stage.transcript.entries()
    const posted = entries.filter(({ kind }) => kind === 'post')
    expect(posted.map(({ key }) => key).sort()).toEqual(outbox.map(({ id }) => id).sort())
    // As people see it: messages by their place, each as it was said last.
    const seen = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
    const told = seen.filter(({ message }) => message.fallback.includes('Predicted success'))
    expect(told.map(({ key }) => key)).toEqual([advice[0]?.id])
    expect(told[0]?.message).toEqual(advice[0]?.message)
  } finally {
    await stage.close()
  }
})
