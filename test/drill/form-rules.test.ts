/** The page checks a form before it sends it: with the command's own rule, in the command's own words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { commands } from '../../src/commands/table'
import { words } from '../../src/drill/availability'
import { formRules } from '../../src/drill/form-rules'
import { percent } from '../../src/drill/text'
import { firstFaults } from '../../src/messages/field-faults'
import type { FormValues } from '../../src/messages/form'
import { facilitatorForms, goodForms } from '../support/good-forms'
import { openStage, type Player, type Stage } from '../support/stage'

const serverOnly = ['plan', 'check', 'claims', 'ask']
const ruled = words.flatMap((word): [string, z.ZodType][] => {
  const rule = formRules[word]
  return rule ? [[word, rule]] : []
})

test('every form has its rule, but those that the drill must be asked for', () => {
  const forms = commands.filter((each) => each.submit).map((each) => each.word)
  expect([...ruled.map(([word]) => word), ...serverOnly].sort()).toEqual([...forms].sort())
})

describe('the same bad values get the same sentences from the dispatcher', () => {
  let stage: Stage
  let ana: Player
  let ben: Player
  beforeAll(async () => {
    stage = await openStage()
    ana = await stage.player('Ana')
    ben = await stage.player('Ben')
    await ana.sayAndFill('plan', goodForms.plan.values)
    await ana.say('start')
    await stage.to(121)
  })
  afterAll(() => stage.close())

  const bad = ['', '   ', null, 'x'.repeat(3001), 'nonsense', '101', 481, -481, 1.5, '2026-13-01']

  test.each(ruled)('%s', async (word, rule) => {
    const drill = await stage.drillId()
    const good = Object.entries(goodForms).find(([name]) => name === word)?.[1].values ?? {}
    const who = facilitatorForms.some((each) => each === word) ? ana : ben
    const names = Object.keys('shape' in rule && rule.shape instanceof Object ? rule.shape : {})
    expect(names.length).toBeGreaterThan(0)
    const tries: FormValues[] = [
      {},
      ...bad.map((value) => Object.fromEntries(names.map((name) => [name, value]))),
      ...names.flatMap((name) => bad.map((value) => ({ ...good, [name]: value }))),
    ]
    let wrong = 0
    for (const values of tries) {
      const parsed = rule.safeParse(values)
      if (parsed.success) continue
      wrong += 1
      const reply = await who.submit(word, { drill }, values)
      expect(reply, JSON.stringify(values)).toEqual({
        kind: 'errors',
        errors: firstFaults(parsed.error),
      })
    }
    expect(wrong).toBeGreaterThan(0)
  })
})

test.each([
  [101, '101 is above 100. Give a whole number from 0 to 100.'],
  ['101', '101 is above 100. Give a whole number from 0 to 100.'],
  [-1, '-1 is below 0. Give a whole number from 0 to 100.'],
  ['33.3', '33.3 is not whole. Give a whole number from 0 to 100.'],
  ['plenty', 'That is no number. Give a whole number from 0 to 100.'],
  ['', 'Give a whole number from 0 to 100.'],
  [undefined, 'Give a whole number from 0 to 100.'],
])('a confidence of %j', (value, sentence) => {
  expect(percent.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([sentence])
})

test('a wrong number hides no other fault of the form', () => {
  const parsed = formRules.claim?.safeParse({ alert: 'A', confidence: 101 })
  expect(parsed?.error && Object.keys(firstFaults(parsed.error))).toEqual(['confidence', 'cause'])
})
