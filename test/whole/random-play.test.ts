/** Any people saying, pressing and sending anything in any order: always an answer, never a broken drill. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../src/commands/table'
import { openStore } from '../../src/store/prisma-store'
import type { Store } from '../../src/store/store'
import { migratedAt, migrations } from '../support/databases'
import { goodForms } from '../support/good-forms'
import { isNo } from '../support/refusals'
import { expectSound } from '../support/sound-record'
import { openStage, type Player, type Stage } from '../support/stage'

/** These end a drill; said as often as the rest, they would leave little to break. */
const endings: readonly string[] = ['stop', 'cancel', 'plan', 'start']
const seldom = <T>(often: readonly T[], rare: readonly T[]) =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...often) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  )
const all = commands.map((each) => each.word)
const word = seldom(
  all.filter((each) => !endings.includes(each)),
  all.filter((each) => endings.includes(each)),
)
const who = fc.nat({ max: 3 })
const letter = fc.constantFrom('A', 'B', 'D', 'Z', '')
const rest = fc.oneof(
  letter,
  fc.constantFrom('A the ring', 'ic', 'Observer', '7', 'abc'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer({ min: -5, max: 500 }),
  fc.boolean(),
  fc.constant(null),
)
const presses = commands.flatMap((each) =>
  Object.keys(each.press ?? {}).map((does) => ({ word: each.word, does })),
)
const claiming = presses.filter((each) => each.word === 'claim' || each.does === 'judge')
const ends = (each: { word: string }) => endings.includes(each.word)
const button = fc.oneof(
  fc.constantFrom(...claiming),
  seldom(
    presses.filter((each) => !ends(each)),
    presses.filter(ends),
  ),
)
const deed = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), who, word, rest }),
  fc.record({
    kind: fc.constant('press' as const),
    who,
    button,
    letter,
  }),
  fc.record({
    kind: fc.constant('send' as const),
    who,
    form: fc.constantFrom(...Object.entries(goodForms)),
    letter,
    wrong: fc.dictionary(fc.constantFrom('text', 'cause', 'alert', 'minutes', 'role'), value, {
      maxKeys: 1,
    }),
  }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 45 }) }),
)

test('random people do random things', { timeout: 360_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 40, maxLength: 60, size: 'max' }),
      async (deeds) => {
        const stage = await openStage()
        const { dataDir } = stage
        const asWritten = await openStore({
          databaseUrl: null,
          dataDir,
          migrations,
          now: migratedAt,
        })
        try {
          await play(stage, asWritten, deeds)
        } finally {
          await asWritten.close()
          await stage.close()
        }
      },
    ),
    { numRuns: 8, seed: 7, endOnFailure: true },
  )
})

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

async function play(stage: Stage, asWritten: Store, deeds: readonly Deed[]): Promise<void> {
  const people: Player[] = []
  for (const name of ['Ana', 'Ben', 'Eve', 'Oda']) people.push(await stage.player(name))
  const [ana] = people
  if (!ana) return
  await ana.sayAndFill('plan', goodForms.plan.values)
  await ana.say('start')
  await stage.to(24)
  let minute = 24
  for (const each of deeds) {
    const drills = await stage.app.store.drillsOf(ana.asker('command').channelId)
    const drill = drills[0]?.id ?? 'x'
    if (each.kind === 'wait') {
      minute += each.minutes
      await stage.to(minute)
    } else {
      const player = people[each.who] ?? ana
      const record = await stage.app.store.drill(drill)
      const claims = record?.claims.at(-1)?.id ?? 'x'
      const carried = { drill, alert: 'A', claims, claim: claims, value: 'confirmed', minutes: '5' }
      const reply =
        each.kind === 'say'
          ? await player.say(`${each.word} ${each.rest}`)
          : each.kind === 'press'
            ? await player.press(each.button.word, each.button.does, {
                ...carried,
                alert: each.letter,
              })
            : await player.submit(each.form[0], each.form[0] === 'plan' ? {} : { drill }, {
                alert: each.letter,
                ...each.form[1].values,
                ...each.wrong,
              })
      if (reply.kind === 'errors') isNo(JSON.stringify(each), reply)
      else expect(['private', 'form']).toContain(reply.kind)
    }
    for (const { id } of drills) {
      const record = await stage.app.store.drill(id)
      // What the bot remembers of a drill is what stands in the database.
      expect(record).toEqual(await asWritten.drill(id))
      if (record) expectSound(record)
    }
    const going = drills.filter(({ state }) => ['planned', 'running', 'paused'].includes(state))
    expect(going.length).toBeLessThanOrEqual(1)
  }
}
