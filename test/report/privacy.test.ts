import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DrillRecord, Person } from '../../src/drill/record'
import { verdictValues } from '../../src/drill/record-alerts'
import { buildReport } from '../../src/report/build'
import { reportJson } from '../../src/report/json'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import {
  claim,
  finished,
  fix,
  noise,
  participation,
  reflection,
  resetIds,
  stamp,
  take,
  verdict,
} from '../support/records'
import { smallCatalogue } from '../support/small-catalogue'

const crowd = ['p-one', 'p-two', 'p-three', 'p-four', 'p-five'] as const
const people: ReadonlyMap<string, Person> = new Map(
  crowd.map((id) => [
    id,
    { id, workspaceId: 'w', userId: `user-${id}`, name: `Name-of-${id}`, timeZone: 'UTC' },
  ]),
)
const person = fc.constantFrom(...crowd)

interface Drawn {
  claims: {
    letter: string
    minute: number
    by: string
    noise: boolean
    team: boolean
    undone: boolean
    superseded: boolean
    verdicts: (typeof verdictValues)[number][]
  }[]
  reflections: { by: string; signed: boolean }[]
  takes: { letter: string; minute: number; by: string }[]
  fixes: { letter: string; by: string }[]
  roles: string[]
}
const letter = fc.constantFrom('A', 'B', 'C', 'D')
const minute = fc.integer({ min: 24, max: 119 })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  claims: fc.array(
    fc.record({
      letter,
      minute,
      by: person,
      noise: fc.boolean(),
      team: fc.boolean(),
      undone: fc.boolean(),
      superseded: fc.boolean(),
      verdicts: fc.array(fc.constantFrom(...verdictValues), { maxLength: 2 }),
    }),
    { maxLength: 10 },
  ),
  reflections: fc.uniqueArray(fc.record({ by: person, signed: fc.boolean() }), {
    selector: ({ by }) => by,
  }),
  takes: fc.array(fc.record({ letter, minute, by: person }), { maxLength: 6 }),
  fixes: fc.uniqueArray(fc.record({ letter, by: person }), { selector: (each) => each.letter }),
  roles: fc.uniqueArray(person),
})

function recordOf(draw: Drawn): DrillRecord {
  resetIds()
  const claims = draw.claims.map((each) =>
    (each.noise ? noise : claim)(each.letter, each.minute, each.by, {
      kind: each.team ? 'team' : 'own',
      undone: each.undone ? stamp(each.minute + 1, each.by) : null,
      supersededBy: each.superseded ? 'claim-0' : null,
    }),
  )
  return finished({
    participations: draw.roles.map((by) => participation(by, 'Responder')),
    claims,
    verdicts: claims.flatMap((each, index) =>
      (draw.claims[index]?.verdicts ?? []).map((value) => verdict(each, value)),
    ),
    reflections: draw.reflections.map(({ by, signed }, index) =>
      reflection(by, [4, 4, 4, 4], { signed, answers: [`answer ${index}`, '', '', '', ''] }),
    ),
    takes: draw.takes.map((each) => take(each.letter, each.minute, each.by)),
    fixes: draw.fixes.map((each) => fix(each.letter, { stamp: stamp(125, each.by) })),
  })
}

function outputs(record: DrillRecord): string[] {
  const report = buildReport(record, smallCatalogue, people, 1, stamp(180).at)
  return [reportJson(report), documentMarkdown(reportDocument(report, []))]
}

test('whoever holds no role, signed nothing and was never confirmed stands nowhere, by name or by id', () => {
  fc.assert(
    fc.property(drawn, (draw) => {
      const nameable = new Set([
        ...draw.roles,
        ...draw.reflections.filter(({ signed }) => signed).map(({ by }) => by),
        ...draw.claims
          .filter(
            (each) => !each.undone && !each.superseded && each.verdicts.at(-1) === 'confirmed',
          )
          .map(({ by }) => by),
      ])
      const texts = outputs(recordOf(draw))
      for (const id of crowd) {
        if (!nameable.has(id)) for (const text of texts) expect(text).not.toContain(id)
        for (const text of texts) expect(text.replaceAll(`Name-of-${id}`, '')).not.toContain(id)
      }
    }),
    { numRuns: 25 },
  )
})

test('who wrote a rejected cause or an unsigned answer changes no byte of the report', () => {
  fc.assert(
    fc.property(drawn, person, person, (draw, someone, another) => {
      const onFailure = (each: Drawn['claims'][number]) =>
        !each.noise && each.letter !== 'D' && each.verdicts.at(-1)?.startsWith('rejected')
      const taken = draw.reflections.some(({ by }) => by === another)
      const swapped: Drawn = {
        ...draw,
        claims: draw.claims.map((each) => (onFailure(each) ? { ...each, by: someone } : each)),
        reflections: draw.reflections.map((each, index) =>
          index === 0 && !each.signed && !taken ? { ...each, by: another } : each,
        ),
      }
      expect(outputs(recordOf(swapped))).toEqual(outputs(recordOf(draw)))
    }),
    { numRuns: 25 },
  )
})

test('unsigned answers stand in an order that tells nothing of their authors', () => {
  const two = [
    reflection('p-one', [4, 4, 4, 4], { answers: ['later', '', '', '', ''] }),
    reflection('p-two', [4, 4, 4, 4], { answers: ['earlier', '', '', '', ''] }),
  ]
  const answersOf = (reflections: DrillRecord['reflections']) =>
    buildReport(finished({ reflections }), smallCatalogue, people, 1, 0).reflection.questions[0]
      ?.answers
  expect(answersOf(two)).toEqual([
    { text: 'earlier', by: null },
    { text: 'later', by: null },
  ])
  expect(answersOf([...two].reverse())).toEqual(answersOf(two))
})
