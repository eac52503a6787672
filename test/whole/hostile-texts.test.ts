/** Texts that mean something elsewhere, in every field, through either database, to the report. */
import { afterEach, describe, expect, test } from 'vitest'
import { reportSchema } from '../../src/report/json-schema'
import { freshDatabase, postgresUrl } from '../support/databases'
import { type FormWord, facilitatorForms, goodForms } from '../support/good-forms'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function stageOn(database: string): Promise<Stage> {
  if (database !== 'Postgres') {
    const stage = await openStage()
    closers.push(() => stage.close())
    return stage
  }
  const fresh = await freshDatabase()
  closers.push(() => fresh.drop())
  const stage = await openStage({ databaseUrl: fresh.url })
  closers.push(() => stage.close())
  return stage
}

/** What is typed, and what is left of it where a part cannot be kept. */
const texts: readonly [string, string, string?][] = [
  ['a call to all', '<!channel> <!here> @everyone'],
  ['a mention', '<@U123> <at>Ana</at> <#C1|general>'],
  ['markup', '*bold* _it_ ~no~ `code` [link](https://example.com) # head | cell | <b>x</b>'],
  ['a chart function', '__BEGINFUNCTION__return process.env__ENDFUNCTION__'],
  ['right to left', 'שלום \u202Eevil\u202C عربى'],
  ['zero width', 'a\u200Bb\u200Dc\uFEFFd'],
  ['four bytes', '🧯👩‍🚒𝔘𠜎'],
  ['quotes', `'; DROP TABLE "Drill"; -- \\ \\n $1 \${x}`],
  ['NUL', 'be\u0000fore', 'before'],
  ['controls', 'a\u0007b\u001B[31mc\u009Fd', 'ab[31mcd'],
  ['lone surrogates', 'x\uD83Dy\uDE00z', 'xyz'],
  ['line ends', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
]

/** Tried on their own below, or holding figures, which no such text is. */
const late: readonly FormWord[] = ['check', 'join', 'hint', 'extend', 'plan', 'measure']
const words = Object.keys(goodForms).filter(
  (word): word is FormWord => word in goodForms && !late.some((each) => each === word),
)

describe.each(['SQLite', ...(postgresUrl === null ? [] : ['Postgres'])])('on %s', (database) => {
  test('all of them survive in every field', { timeout: 300_000 }, async () => {
    // One after the other in each field: a drill for each would tell no more and take long.
    const typed = texts.map(([, text]) => text).join(' ¦ ')
    const kept = texts.map(([, text, left = text]) => left).join(' ¦ ')
    const stage = await stageOn(database)
    const ana = await stage.player('Ana')
    const ben = await stage.player('Ben')
    const filled = async (player: Player, word: FormWord) => {
      const reply = await player.say(goodForms[word].line)
      if (reply.kind !== 'form') throw new Error(wordsOf(reply))
      const hostile = Object.fromEntries(
        reply.form.fields.flatMap((field) => (field.kind === 'text' ? [[field.name, typed]] : [])),
      )
      const answer = await player.fill(reply, { ...goodForms[word].values, ...hostile })
      expect(answer.kind, `${word}: ${wordsOf(answer)}`).toBe('private')
      return Object.keys(hostile).length
    }
    let fields = await filled(ana, 'plan')
    await ana.say('start')
    await stage.to(16)
    expect((await ben.say(`note ${typed}`)).kind).toBe('private')
    expect((await ben.say(`claim A ${typed}`)).kind).toBe('private')
    expect((await ben.say(typed)).kind).toBe('private')
    expect((await ben.say(`join ${typed}`)).kind).toBe('private')
    for (const word of words.filter((each) => each !== 'fix'))
      fields += await filled(facilitatorForms.includes(word) ? ana : ben, word)
    await stage.to(121)
    fields += await filled(ben, 'fix')
    await ana.say('stop')
    await stage.to(125)

    const record = await stage.app.store.drill(await stage.drillId())
    const stored = JSON.stringify({ ...record, reports: [], revisions: [] })
    // Each field once, and the note and the claim that were said in one line.
    const found = stored.split(JSON.stringify(kept).slice(1, -1)).length - 1
    expect(found).toBeGreaterThanOrEqual(fields + 2)
    const version = record?.reports.at(-1)
    const report = reportSchema.parse(JSON.parse(version?.json ?? '{}'))
    expect(report.header.team).toBe(kept)
    expect(JSON.stringify(report.timeline)).toContain(
      JSON.stringify(kept.split('\n')[0]).slice(1, -1),
    )
    expect(version?.markdown).not.toContain('\u0000')
    expect(version?.markdown).not.toMatch(/\p{Cs}/u)
    for (const { fallback } of stage.channel()) expect(fallback).not.toMatch(/\p{Cs}/u)
  })

  test('names of 80 characters, 60 participants, 200 claims', { timeout: 300_000 }, async () => {
    const stage = await stageOn(database)
    const ana = await stage.player('A'.repeat(80))
    await ana.sayAndFill('plan', goodForms.plan.values)
    await ana.say('start')
    await stage.to(24)
    const people: Player[] = []
    for (let index = 0; index < 60; index++)
      people.push(await stage.player(`${index} ${'ü🧯'.repeat(40)}`.slice(0, 80)))
    const { dispatcher } = stage.app
    for (const [index, player] of people.entries()) {
      for (const letter of index < 20 ? ['A', 'B', 'C', 'D'] : ['A', 'B', 'C'])
        await dispatcher.say(player.asker('command'), `claim ${letter} cause ${index}`)
    }
    expect((await stage.app.store.drill(await stage.drillId()))?.claims).toHaveLength(200)
    for (const line of ['claims', 'status', 'help'])
      expect((await ana.say(line)).kind).toBe('private')
    await ana.say('stop')
    await stage.to(30)
    const record = await stage.app.store.drill(await stage.drillId())
    const report = reportSchema.parse(JSON.parse(record?.reports.at(-1)?.json ?? '{}'))
    expect(report.header.engineers).toBe(60)
    expect(report.appendix.claims).toHaveLength(200)
    expect(report.header.facilitators).toEqual(['A'.repeat(80)])
  })
})
