/** Every field of every form filled wrongly: one sentence at that field, the rest of the form untouched, nothing kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Field, FormValues } from '../../src/messages/form'
import { type FormWord, facilitatorForms, goodForms } from '../support/good-forms'
import { refusedAt } from '../support/refusals'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

const words: readonly FormWord[] = [
  'join',
  'extend',
  'herring',
  'hint',
  'claim',
  'note',
  'finding',
  'fix',
  'check',
  'guardrail',
  'action',
  'reflect',
  'debrief',
]

let stage: Stage
let ana: Player
let ben: Player
let channelId: string

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.player('Ana')
  ben = await stage.player('Ben')
  channelId = ana.asker('command').channelId
  await ana.sayAndFill('plan', goodForms.plan.values)
  await ana.say('start')
  await stage.to(75)
})
afterAll(() => stage.close())

const who = (word: FormWord) => (facilitatorForms.includes(word) ? ana : ben)

/** The form as it opens, with what it was given and a good filling over it. */
async function opened(word: FormWord) {
  if (word === 'fix' && (await ben.say('fix A')).kind !== 'form') await stage.to(121)
  const reply = await who(word).say(goodForms[word].line)
  if (reply.kind !== 'form') throw new Error(`${word} opened no form: ${wordsOf(reply)}`)
  const given = Object.fromEntries(
    reply.form.fields.map((field) => [field.name, 'value' in field ? field.value : undefined]),
  )
  return { form: reply.form, values: { ...given, ...goodForms[word].values } }
}

type Value = FormValues[string]
const blank: readonly Value[] = ['', '   ', null, undefined]

/** What is wrong in a field, by its kind. */
function wrongIn(field: Field): readonly Value[] {
  switch (field.kind) {
    case 'text':
      return ['x'.repeat(3001), '🧯'.repeat(3001), ['a', 'b'], 7, ...(field.required ? blank : [])]
    case 'number': {
      const outside = [field.min - 1, field.max + 1, 1.5, 'x', '1.5', 'NaN', '1e3x', Infinity]
      return [...outside, ...(field.required ? blank : [])]
    }
    case 'choice':
      return ['nonsense', 42, ...(field.required ? ['', undefined] : [])]
    case 'choices':
      return [['nonsense']]
    case 'date':
      return ['x', '2026-13-01', '2026-02-30', '01.02.2026', '', undefined]
    case 'moment':
      return ['x', '2026-02-30T03:00', '2026-01-05', '25:00']
    case 'people':
      return [['nobody-of-that-id']]
    case 'person':
    case 'tick':
    case 'file':
      return []
    default:
      return field satisfies never
  }
}

describe.each(words)('the form %s', { timeout: 300_000 }, (word) => {
  test('each wrong value is refused at its own field', async () => {
    const { form, values } = await opened(word)
    expect(form.fields.length).toBeGreaterThan(0)
    for (const field of form.fields)
      for (const value of wrongIn(field)) {
        const what = `${word}.${field.name} = ${JSON.stringify(value)?.slice(0, 40)}`
        await refusedAt(stage, channelId, field.name, what, () =>
          who(word).submit(word, { ...form.context }, { ...values, [field.name]: value }),
        )
      }
  })

  test('a form filled wrongly all over says so at every field, and takes nothing', async () => {
    const { form } = await opened(word)
    const wrong = Object.fromEntries(form.fields.map((field) => [field.name, wrongIn(field)[0]]))
    const reply = await who(word).submit(word, { ...form.context }, wrong)
    const faulty = form.fields.filter((field) => wrongIn(field).length > 0)
    expect(reply.kind).toBe('errors')
    // A check's items are those of its alert, so an unknown alert is told alone.
    if (reply.kind === 'errors' && word !== 'check')
      expect(Object.keys(reply.errors).sort()).toEqual(faulty.map(({ name }) => name).sort())
  })

  test('3,000 characters, and nothing but emoji, are taken in every text field', async () => {
    for (const text of ['y'.repeat(3000), '🧯🔥'.repeat(1500)]) {
      const { form, values } = await opened(word)
      const fields = form.fields.filter((field) => field.kind === 'text')
      const long = Object.fromEntries(fields.map(({ name }) => [name, text]))
      if (word === 'join' || word === 'hint' || word === 'extend') continue
      if (word === 'check') Object.assign(long, { [form.fields.at(-1)?.name ?? '']: 'Passed' })
      const reply = await who(word).submit(word, { ...form.context }, { ...values, ...long })
      expect(reply.kind, `${word}: ${wordsOf(reply)}`).toBe('private')
      const kept = JSON.stringify(await stage.app.store.drill(await stage.drillId()))
      if (fields.length > 0) expect(kept).toContain(text)
    }
  })
})

test('what a form needs together is asked for at one field', async () => {
  const claim = await opened('claim')
  await refusedAt(stage, channelId, 'cause', 'a claim without a cause', () =>
    ben.submit('claim', { ...claim.form.context }, { ...claim.values, cause: '' }),
  )
  const finding = await opened('finding')
  const nothing = { ...finding.values, notes: ' ', noise: '', lessons: '' }
  await refusedAt(stage, channelId, 'notes', 'a finding without a word', () =>
    ben.submit('finding', { ...finding.form.context }, nothing),
  )
  const check = await opened('check')
  await refusedAt(stage, channelId, 'alert', 'a check without an answer', () =>
    ben.submit('check', { ...check.form.context }, { alert: 'A' }),
  )
  await refusedAt(stage, channelId, 'alert', 'an alert that does not exist', () =>
    ben.submit('claim', { ...claim.form.context }, { ...claim.values, alert: 'Z' }),
  )
})

describe('the form plan', () => {
  let zoe: Player
  beforeAll(async () => {
    zoe = await stage.player('Zoe', { channel: 'plans', timeZone: 'Asia/Kolkata' })
  })
  const channel = () => zoe.asker('form').channelId
  const form = async () => {
    const reply = await zoe.say('plan')
    if (reply.kind !== 'form') throw new Error(wordsOf(reply))
    return reply.form
  }

  test.each([
    ['lengthMinutes', [0, 481, -5, 1.5, 'abc', '0', Infinity]],
    ['level', ['0', '4', 'x', 1.5]],
    ['herringMinute', [14, 60, 481, -1, 1.5, 'x']],
    ['start', ['2026-01-03T03:00', '2025-12-31 23:59', 'tomorrow', '2026-02-30T03:00']],
    ['title', ['', '   ', undefined, 'x'.repeat(3001)]],
    ['team', ['', null, 'x'.repeat(3001)]],
    ['objective', ['x'.repeat(3001)]],
    ['scenarioIds', [['nonsense'], 'nonsense']],
    ['severities', [['Enormous']]],
    ['herring', ['nonsense']],
    ['facilitators', [['nobody-of-that-id'], 'nonsense']],
  ] satisfies [string, Value[]][])('%s', async (field, values) => {
    const { context } = await form()
    for (const value of values)
      await refusedAt(stage, channel(), field, `plan.${field} = ${JSON.stringify(value)}`, () =>
        zoe.submit('plan', { ...context }, { ...goodForms.plan.values, [field]: value }),
      )
    expect(await stage.app.store.drillsOf(channel())).toHaveLength(0)
  })
})
