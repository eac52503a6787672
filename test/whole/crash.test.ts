/**
 * The real bot in real processes: killed at random moments, stopped in mid-drill, two at a time. `TORTURE_KILLS=60`
 * kills it more often than the usual sixteen times on each database.
 */
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clockAhead } from '../../src/cli/torture/clock'
import { collect } from '../../src/cli/torture/collect'
import { judge } from '../../src/cli/torture/judge'
import { type Tormented, torment } from '../../src/cli/torture/torment'
import { seeded } from '../rehearsal/seeded'
import { freshDatabase, postgresUrl } from '../support/databases'
import { folders, life, run, torture } from '../support/lives'

const freshFolder = folders()
const kills = Number(process.env.TORTURE_KILLS ?? 16)
/** Of one drill; there are two at least, as only the second sees the outage. */
const each = Math.min(15, Math.ceil(kills / 2))
const longest = 600_000

/** Drills one after another until the bot was killed often enough; one of them sees a longer outage. */
async function drills(databaseUrl: string | null, seed: number): Promise<Tormented[]> {
  const random = seeded(seed)
  const done: Tormented[] = []
  const left = () => kills - done.reduce((sum, drill) => sum + drill.kills, 0)
  while (left() > 0 && done.length < 6) {
    const drill = await torment({
      program: torture,
      folder: freshFolder(),
      databaseUrl,
      seconds: 12,
      seed: seed + done.length,
      kills: Math.min(each, left()),
      random,
      outage: done.length === 1 ? 40_000 : 0,
    })
    done.push(drill)
  }
  return done
}

function expectWhole(done: readonly Tormented[]) {
  expect(done.flatMap(({ faults }) => faults)).toEqual([])
  expect(done.reduce((sum, drill) => sum + drill.kills, 0)).toBe(kills)
  expect(done.some((drill) => drill.late > 0)).toBe(true)
}

describe.concurrent('killed at random moments, nothing is missing and nothing is twice', () => {
  test('on SQLite', { timeout: longest }, async () => {
    expectWhole(await drills(null, 11))
  })

  test.skipIf(postgresUrl === null)('on Postgres', { timeout: longest }, async () => {
    const database = await freshDatabase()
    try {
      expectWhole(await drills(database.url, 21))
    } finally {
      await database.drop()
    }
  })
})

test.each([
  ['in mid-drill', 'act', 30],
  ['while the report is drawn', 'finished', 1],
])(
  'SIGTERM %s ends with 0, and nothing in hand is lost',
  { timeout: 300_000 },
  async (_, sign, times) => {
    const folder = freshFolder()
    // Long enough for as many acts on a slow machine.
    const first = run(life(folder, 31, 40))
    await first.says(sign, times)
    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(await run(life(folder, 31, 40)).ended).toMatchObject({ code: 0 })
    expect(judge(await collect(folder, null, clockAhead(0))).faults).toEqual([])
  },
)

test.skipIf(postgresUrl === null)(
  'two bots on one database share a drill; the one that lives on ends it alone',
  { timeout: 300_000 },
  async () => {
    const database = await freshDatabase()
    try {
      const folder = freshFolder()
      const args = [...life(folder, 41, 12), '--database', database.url]
      const one = run(args)
      await one.says('act')
      const two = run(args)
      await two.says('act')
      await one.says('finished')
      one.child.kill('SIGKILL')
      expect(await two.ended).toMatchObject({ code: 0 })
      const judgement = judge(await collect(folder, database.url, clockAhead(0)))
      expect(judgement.faults).toEqual([])
    } finally {
      await database.drop()
    }
  },
)

test('a second bot on one data folder says why it does not start', {
  timeout: 30_000,
}, async () => {
  const folder = freshFolder()
  const env = { DATA_DIR: folder, PORT: '0', DATABASE_URL: '' }
  const first = run([resolve('dist/main.js')], env)
  await first.says('Drill is ready')
  const second = await run([resolve('dist/main.js')], env).ended
  expect(second).toEqual({
    code: 1,
    words: `Another bot is running on ${folder}. Stop it, or give this one its own DATA_DIR.\n`,
  })
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
})
