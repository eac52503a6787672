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
        // Whoever states figures of a fix stands behind them.
        ...draw.fixes.map(({ by }) => by),
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

/** A claim that carries its author's name: confirmed, and not on the herring's alert. */
const named = (each: Drawn['claims'][number]) =>
  each.letter !== 'D' && !each.superseded && each.verdicts.at(-1) === 'confirmed'

/** Whose noise calls on the herring were confirmed: those names stand, without their times. */
const callers = (draw: Drawn) =>
  new Set(
    draw.claims
      .filter(
        (each) =>
          each.letter === 'D' &&
          each.noise &&
          !each.undone &&
          !each.superseded &&
          each.verdicts.at(-1) === 'confirmed',
      )
      .map(({ by }) => by),
  )

test('two people exchanged in all that stands without a name change no byte of the report', () => {
  const blame = { letter: 'D', minute: 24, noise: false, team: false, undone: false }
  let tried = 0
  fc.assert(
    fc.property(drawn, person, person, person, (draw, misled, one, other) => {
      const all: Drawn = {
        ...draw,
        claims: [
          { ...blame, by: misled, superseded: false, verdicts: ['rejected'] },
          // A confirmed noise call on a failure carries a name and ends a stretch of work: it ties the two.
          ...draw.claims.filter((each) => !(each.noise && named(each))),
        ],
      }
      const swap = (by: string) => (by === one ? other : by === other ? one : by)
      const signers = all.reflections.filter(({ signed }) => signed).map(({ by }) => by)
      const callNoise = callers(all)
      fc.pre(one !== other && callNoise.has(one) === callNoise.has(other))
      fc.pre(!signers.includes(one) && !signers.includes(other))
      tried += 1
      const exchanged: Drawn = {
        ...all,
        claims: all.claims.map((each) => (named(each) ? each : { ...each, by: swap(each.by) })),
        takes: all.takes.map((each) => ({ ...each, by: swap(each.by) })),
        reflections: all.reflections.map((each) => ({ ...each, by: swap(each.by) })),
      }
      expect(outputs(recordOf(exchanged))).toEqual(outputs(recordOf(all)))
    }),
    { numRuns: 25 },
  )
  expect(tried).toBeGreaterThan(0)
})

test('where a herring misled all who called it noise, none of them is named', () => {
  const blames = [claim('D', 25, 'p-one'), claim('D', 26, 'p-two')]
  const calls = [noise('D', 40, 'p-one'), noise('D', 50, 'p-two')]
  const record = finished({
    claims: [...blames, ...calls],
    verdicts: calls.map((each) => verdict(each, 'confirmed')),
  })
  for (const text of outputs(record)) expect(text).not.toMatch(/Name-of-p-(?:one|two)/)
  const [herring] = buildReport(record, smallCatalogue, people, 1, 0).herrings
  expect(herring?.misled.best?.value.toNumber()).toBe(2)
  expect(herring?.recovery.people.best?.value.toNumber()).toBe(2)
})

const recovering = (misled: readonly string[]) => {
  const blames = misled.map((by, index) => claim('D', 25 + index, by))
  const calls = misled.map((by, index) => noise('D', 40 + 10 * index, by))
  return {
    ids: [...blames, ...calls].map(({ id }) => id),
    report: buildReport(finished({ claims: [...blames, ...calls] }), smallCatalogue, people, 1, 0),
  }
}

test('how long anybody took to see through a herring is told of three people or more, and of none alone', () => {
  const two = recovering(['p-one', 'p-two']).report
  expect(two.herrings[0]?.recovery.time.best).toBeNull()
  expect(two.moments.map(({ rule }) => rule)).not.toContain('recovery')
  const text = documentMarkdown(reportDocument(two, []))
  expect(text).toContain('Of them, called it noise later: 2\n')
  expect(text).not.toMatch(/later after|blamed it at/)

  const { ids, report } = recovering(['p-one', 'p-two', 'p-three'])
  const time = report.herrings[0]?.recovery.time.best
  expect(time?.value.toNumber()).toBe(24 * 60_000)
  expect([time?.range?.low, time?.range?.high].map(Number)).toEqual([15 * 60_000, 33 * 60_000])
  // All claims stand behind it, so none is tied to another.
  expect([...(time?.rows ?? [])].sort()).toEqual([...ids].sort())
  expect(report.moments.find(({ rule }) => rule === 'recovery')).toMatchObject({
    elapsed: 60 * 60_000,
    text: 'Three people who blamed D see by now that it is noise, 15–33 min after they blamed it.',
  })
})

test('where one who was never misled called it noise too, names and times stand apart', () => {
  const blame = claim('D', 25, 'p-two')
  const calls = [noise('D', 40, 'p-two'), noise('D', 50, 'p-one')]
  const record = finished({
    claims: [blame, ...calls],
    verdicts: calls.map((each) => verdict(each, 'confirmed')),
  })
  const report = buildReport(record, smallCatalogue, people, 1, 0)
  expect(report.herrings[0]?.callers).toEqual(['Name-of-p-one', 'Name-of-p-two'])
  expect(report.herrings[0]?.calledNoise.map(({ by }) => by)).toEqual([null, null])
  expect(report.appendix.claims.map(({ by }) => by)).toEqual([null, null, null])
})

test('who takes part stands by role and name, not in the order of their joining', () => {
  const late = ['p-two', 'p-one'].map((by, index) => participation(by, 'Responder', index + 30))
  const held = (participations: DrillRecord['participations']) =>
    buildReport(finished({ participations }), smallCatalogue, people, 1, 0).header.people
  expect(held(late)).toEqual(held([...late].reverse()))
})

test('an edit shows what stood before, and never who wrote it', () => {
  const guardrail = { id: 'g-1', text: 'now', kind: 'other' as const, stamp: stamp(150, 'p-four') }
  const survey = reflection('p-three', [1, 1, 1, 1])
  const before = (of: object) => JSON.stringify(of)
  const record = finished({
    guardrails: [guardrail],
    reflections: [survey],
    revisions: [
      {
        id: 'r-1',
        collection: 'guardrails',
        recordId: 'g-1',
        before: before({ ...guardrail, text: 'before' }),
        stamp: stamp(151, 'p-five'),
      },
      {
        id: 'r-2',
        collection: 'reflections',
        recordId: survey.id,
        before: before({ ...survey, answers: ['secret', '', '', '', ''] }),
        stamp: stamp(176, 'p-three'),
      },
    ],
  })
  const { appendix } = buildReport(record, smallCatalogue, people, 1, 0)
  expect(appendix.edits.map(({ was }) => was)).toEqual([[{ field: 'text', text: 'before' }]])
  expect(appendix.reflections).toMatchObject({ answered: 1, signed: 0, edited: 1 })
  for (const text of outputs(record)) {
    expect(text).not.toMatch(/p-(?:three|four|five)/)
    expect(text).not.toContain('secret')
  }
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
