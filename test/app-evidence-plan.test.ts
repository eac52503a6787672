/** How far a drill's evidence reaches. */
import { expect, test } from 'vitest'
import { evidencePlanOf } from '../src/app-evidence-plan'
import { catalogue } from '../src/scenarios/catalogue'
import { decider } from './support/decider'

const until = (drill: ReturnType<typeof decider>) => evidencePlanOf(drill.record(), catalogue).until

test('it reaches ten minutes beyond the end, and further in steps once the drill is extended', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(20)
  expect(until(drill)).toBe(190)
  drill.do('ana', { type: 'extend', minutes: 5 })
  expect(until(drill)).toBe(190)
  drill.do('ana', { type: 'extend', minutes: 1 })
  expect(until(drill)).toBe(250)
  drill.do('ana', { type: 'extend', minutes: 120 })
  expect(until(drill)).toBe(370)
})
