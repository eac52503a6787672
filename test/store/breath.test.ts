/** A busy database lets others have their turn: timers and requests do not wait for the end of all its work. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programPaths } from '../../src/paths'
import { breathing } from '../../src/store/breath'
import { openStore } from '../../src/store/prisma-store'

test('after some work the next statement waits a turn, and not before', async () => {
  let now = 0
  const breathe = breathing(() => now)
  const seen: string[] = []
  setImmediate(() => seen.push('turn'))
  await breathe()
  expect(seen).toEqual([])
  now = 5
  await breathe()
  expect(seen).toEqual(['turn'])
})

test('a timer has its turn in the midst of many statements', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-breath-'))
  const { migrations } = programPaths()
  const store = await openStore({ dataDir: folder, databaseUrl: null, migrations, now: 0 })
  try {
    let ids = 0
    const one = () => store.ensureWorkspace('local', `workspace ${ids++}`, () => String(ids))
    for (let i = 0; i < 20; i++) await one()
    // Awaited one after the other, as commands and cues do: each answer comes at once.
    let done = false
    const work = (async () => {
      for (let i = 0; i < 60; i++) await one()
      done = true
    })()
    const isDone = await new Promise<boolean>((resolve) => setTimeout(() => resolve(done), 1))
    await work
    expect(isDone).toBe(false)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
