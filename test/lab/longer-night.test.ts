/** What is put around the runs of a night: a longer night begins like a shorter one, or what was cited would change. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf } from '../../src/lab/chance'
import { writeBook } from '../../src/lab/evidence/book-file'
import { chatter } from '../../src/lab/evidence/chatter'
import { openBook } from '../../src/lab/evidence/open-book'
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

test('a line keeps the name by which it is cited when another service says more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-labels-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const said = (service: string) =>
    Array.from({ length: 300 }, (_, index) => ({
      at: index * 1_000,
      service,
      level: 'INFO' as const,
      body: 'Health check answered',
      trace: null,
      attributes: { 'duration.ms': index % 7 },
    }))
  const cited = (name: string, services: readonly string[]) => {
    const path = join(folder, name)
    const logs = services.flatMap(said)
    writeBook(path, { logs, spans: [], points: [] }, chanceOf(7, 'labels'))
    const book = openBook(path)
    const filter = {
      from: 0,
      until: 400_000,
      services: ['order-api'],
      levels: [],
      words: [],
      trace: null,
    }
    const { rows } = book.logs(filter, { before: null, limit: 400 })
    book.close()
    return rows.map(({ id, at }) => `${id} ${at}`)
  }
  const alone = cited('alone', ['order-api'])
  expect(new Set(alone).size).toBe(300)
  expect(cited('beside', ['pricing-api', 'order-api'])).toEqual(alone)
})
