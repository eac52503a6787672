/** What is put around the runs of a night: a longer night begins like a shorter one, or what was cited would change. */
import { expect, test } from 'vitest'
import { chanceOf } from '../../src/lab/chance'
import { chatter } from '../../src/lab/evidence/chatter'
import { planted } from '../../src/lab/evidence/planted'
import { smallPlan } from './small-book'

test.each([
  ['what outsiders have written', planted],
  ['chatter', chatter],
])('%s stays as it was when a drill is extended', (_, lines) => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const plan = { ...smallPlan(seed, 3), from: -45, until: 190 }
    const upTo = (until: number) =>
      lines({ ...plan, until }, chanceOf(seed, 'night'))
        .filter(({ at }) => at < 185 * 60_000)
        .map((line) => JSON.stringify(line))
        .sort()
    expect(upTo(190).length).toBeGreaterThan(40)
    expect(upTo(250)).toEqual(upTo(190))
  }
})
