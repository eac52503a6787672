/** The bot is killed while a run goes on, and started again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { folders, run } from '../support/lives'
import { openStage } from '../support/stage'

const freshFolder = folders()
const program = fileURLToPath(new URL('../../out/stress-life.mjs', import.meta.url))
const minute = 60_000

/** Ids of the lab's processes that belong to a bot; one that only waits to be cleared away is none. */
function runsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        const isRun = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('lab-child.js')
        return isRun && state[0] !== 'Z' && Number(state[1]) === parent ? Number(pid) : []
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
}

test.skipIf(!existsSync('/proc/self/stat'))(
  'killed in mid-run: the run is done again, stands there once, counts once; no process of it is left',
  { timeout: 300_000 },
  async () => {
    await build({
      entryPoints: [fileURLToPath(new URL('../support/stress-life.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    })
    const folder = freshFolder()
    const life = run([program, folder])
    await life.says('asked')
    let going: number[] = []
    while (going.length === 0) {
      await setTimeout(20)
      going = runsOf(life.child.pid ?? 0)
    }
    life.child.kill('SIGKILL')
    await life.ended
    const left = () => going.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && isRun(pid))
    for (let waited = 0; waited < 5_000 && left().length > 0; waited += 50) await setTimeout(50)
    expect(left()).toEqual([])

    const at = Date.UTC(2026, 0, 3, 3, 0) + 121 * minute
    const stage = await openStage({ folder, at: at + 10_000 })
    try {
      await stage.app.idle()
      const record = await stage.app.store.drill(await stage.drillId())
      expect(record?.runs).toMatchObject([{ counted: true, verdict: 'holds' }])
      expect(record?.runRequests.map(({ state }) => state)).toEqual(['done'])
      const posts = stage.transcript
        .entries()
        .filter(({ message }) => message.fallback.startsWith('Stress run on'))
      expect(posts.filter(({ kind }) => kind === 'post')).toHaveLength(1)
      expect(posts.at(-1)?.message.fallback).toMatch(/It holds/)
    } finally {
      await stage.close()
    }
  },
)

const isRun = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('lab-child.js')
  } catch {
    return false
  }
}
