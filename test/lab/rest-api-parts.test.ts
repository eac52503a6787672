import { expect, test } from 'vitest'
import { chanceOf } from '../../src/lab/chance'
import { createRecorder } from '../../src/lab/evidence/recorder'
import { type Outcome, sendAll } from '../../src/lab/systems/rest-api/callers'
import { checksOf, tallyOf } from '../../src/lab/systems/rest-api/checks'
import { choicesOf } from '../../src/lab/systems/rest-api/choices'
import { drawLoad } from '../../src/lab/systems/rest-api/load'
import { createPlanCache } from '../../src/lab/systems/rest-api/plan-cache'
import { startPlanProvider } from '../../src/lab/systems/rest-api/plan-provider'
import { createSpread } from '../../src/lab/systems/rest-api/spread'
import { startUsersApi } from '../../src/lab/systems/rest-api/users-api'
import { openUsersDb, type UsersDb } from '../../src/lab/systems/rest-api/users-db'
import { createNetwork } from '../../src/lab/virtual/network'
import { virtualTime } from '../../src/lab/virtual/virtual-time'

/** A database whose one statement for many users is many statements for one. */
const unbatched = (db: UsersDb): UsersDb => ({
  ...db,
  session(chance, parent) {
    const session = db.session(chance, parent)
    return {
      ...session,
      async many(ids) {
        const rows = []
        for (const id of ids) rows.push(await session.one(id))
        return rows.filter((row) => row !== null)
      },
    }
  },
})

async function failing(spoil: (db: UsersDb) => UsersDb): Promise<string[]> {
  const { clock, run } = virtualTime()
  return run(async () => {
    const chance = chanceOf(3)
    const recorder = createRecorder(null, clock.now, chance)
    const choices = choicesOf({ query: 'in', calls: '8' })
    const { tenants, requests } = drawLoad(chance, 'alert')
    const network = createNetwork(clock)
    const db = spoil(openUsersDb({ clock, recorder, choices, tenants }))
    const provider = await startPlanProvider(network, clock, chance, recorder)
    let statements = 0
    const outcomes: Outcome[] = []
    const parts = { network, clock, chance, recorder, choices }
    const port = await startUsersApi({
      ...parts,
      db,
      providerPort: provider.port,
      onStatements: (count) => {
        statements += count
      },
    })
    await sendAll(requests, { ...parts, port, onOutcome: (each) => void outcomes.push(each) })
    await network.close()
    db.close()
    const tally = tallyOf({
      outcomes,
      statements,
      refused: provider.refused(),
      versionAt: provider.versionAt,
    })
    return checksOf(tally).flatMap(({ name, passed }) => (passed ? [] : [name]))
  })
}

test('a cure whose query was taken apart again is seen', async () => {
  expect(await failing((db) => db)).toEqual([])
  expect(await failing(unbatched)).toContain('queries a request')
})

test('a cache drops an answer that a change overtook', async () => {
  const { clock } = virtualTime()
  const told = createPlanCache('invalidated', clock)
  const keep = told.expect(1)
  told.forget(1)
  keep(1)
  expect(told.find(1)).toBeNull()
  told.expect(1)(2)
  expect(told.find(1)).toBe(2)
  const aged = createPlanCache('age', clock)
  aged.expect(1)(1)
  aged.forget(1)
  expect(aged.find(1)).toBe(1)
})

test.each([
  ['sequence', 1, 1],
  ['4', 4, 8],
  ['8', 8, 16],
  ['48-in-all', 30, 48],
  ['all', 30, 60],
] as const)('with %s calls, one list has %d under way and two have %d', async (calls, one, two) => {
  const most = async (lists: number) => {
    const spread = createSpread(calls)
    let now = 0
    let high = 0
    const work = Array.from({ length: 30 }, () => async () => {
      now += 1
      high = Math.max(high, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
    })
    await Promise.all(Array.from({ length: lists }, () => spread(work)))
    return high
  }
  expect(await most(1)).toBe(one)
  expect(await most(2)).toBe(calls === 'sequence' ? 2 : two)
})
