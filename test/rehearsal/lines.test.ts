import { expect, test } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import { fill, type Random } from '../../src/rehearsal/chance'
import { linesOfHerring, linesOfScenario } from '../../src/rehearsal/lines/by-subject'
import { linesOfOwnHerring, linesOfOwnScenario } from '../../src/rehearsal/lines/own'
import { catalogue } from '../../src/scenarios/catalogue'
import { seeded } from './seeded'

const claim = (cause: string, evidence: string) => ({ noise: false, cause, evidence })
const often = Array.from({ length: 5 }, (_, n) => seeded(n))
const filled = (pool: readonly string[]) => [
  ...new Set(pool.flatMap((line) => often.map((random: Random) => fill(random, line)))),
]

test.each(catalogue.scenarios)(
  '$id: claims that are meant right, half right or wrong are so',
  (it) => {
    const lines = linesOfScenario(it)
    for (const [words, verdict] of [
      [lines.right, 'confirmed'],
      [lines.half, 'partly'],
      [lines.wrong, 'rejected'],
    ] as const) {
      for (const cause of filled(words.causes)) {
        for (const evidence of ['', ...filled(words.evidence)]) {
          expect(suggestVerdict(claim(cause, evidence), it).verdict, `${cause} | ${evidence}`).toBe(
            verdict,
          )
        }
      }
    }
  },
)

test.each(catalogue.herrings)('$id: blamed elsewhere, it is known by its name', (herring) => {
  for (const scenario of catalogue.scenarios) {
    for (const cause of filled(linesOfHerring(herring).blameElsewhere)) {
      for (const evidence of filled(linesOfScenario(scenario).wrong.evidence)) {
        const { verdict } = suggestVerdict(claim(cause, evidence), scenario, [herring])
        expect(verdict, `${cause} | ${evidence}`).toBe('rejected-herring')
      }
    }
  }
})

test('a team’s own scenario and herring have something to say too', () => {
  for (const scenario of catalogue.scenarios) {
    const { right } = linesOfOwnScenario(scenario)
    for (const cause of right.causes) {
      expect(suggestVerdict(claim(cause, ''), scenario).verdict).toBe('confirmed')
    }
  }
  for (const herring of catalogue.herrings) {
    const [cause = ''] = linesOfOwnHerring(herring).blameElsewhere
    const [scenario] = catalogue.scenarios
    if (!scenario) throw new Error('no scenario')
    expect(suggestVerdict(claim(cause, ''), scenario, [herring]).verdict).toBe('rejected-herring')
  }
})

test('every brace of a line is filled', () => {
  const all = JSON.stringify([
    ...catalogue.scenarios.map(linesOfScenario),
    ...catalogue.herrings.map(linesOfHerring),
  ])
  for (const random of often) expect(fill(random, all.slice(1))).not.toMatch(/\{#|\|[a-z0-9]/)
})
