/** An alert in the channel, as its facilitators see it: with what is to be judged; nobody else has that button. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttonsOf, wordsIn } from '../support/teams/buttons'
import { drillIn, pass, postIn, recordOf } from '../support/teams/drills'
import { openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

let stage: TeamsStage
let ada: Talker
let ben: Talker
beforeAll(async () => {
  stage = await openTeamsStage()
  ada = stage.talker('ada')
  ben = stage.talker('ben')
  await drillIn(ada, stage)
  await ben.say('join responder')
  await stage.to(24)
  await ben.say('claim A the sums are rounded at every step')
  await pass(stage, 10)
})
afterAll(() => stage?.close())

const alert = () => postIn(stage, 'DRILL · A')
const titlesIn = (card: object) => buttonsOf({ ...card }).map(({ title }) => title)
const cardFor = async (who: Talker) => {
  const asked = await stage.people.refresh(alert(), { user: who.id })
  return asked?.outcome.kind === 'card' ? asked.outcome.card : null
}

test('the facilitator’s client asks for their view, and gets the button that judges', async () => {
  const own = await cardFor(ada)
  expect(titlesIn(own ?? {})).toContain('Judge claims (1)')
  expect(titlesIn(alert().card ?? {}).join()).not.toContain('Judge')
  expect(wordsIn(own ?? {})).not.toContain('rounded')
})

test('a claim that comes meanwhile is counted when the client asks again', async () => {
  await stage.talker('kwame').say('claim A it is rounded twice')
  await pass(stage, 10)
  expect(titlesIn((await cardFor(ada)) ?? {})).toContain('Judge claims (2)')
})

test('nobody else’s client asks, and whoever asks all the same sees what everybody sees', async () => {
  expect(await cardFor(ben)).toBe(null)
  const { id } = (await recordOf(stage)).drill
  const asks = async (drill: string) => {
    const data = { drill: { view: { drill, alert: 'A' } } }
    const value = { action: { type: 'Action.Execute', verb: 'view', data }, trigger: 'automatic' }
    const place = { user: ben.id, conversation: stage.channel }
    return stage.people.invoke('adaptiveCard/action', value, place)
  }
  const own = JSON.stringify(await asks(id))
  expect(own).toContain('DRILL · A')
  expect(own).not.toContain('Judge')
  const other = JSON.stringify(await asks('another'))
  expect(other).not.toContain('DRILL · A')
})

test('the count follows, and after the reveal there is no view of one’s own', async () => {
  const [claim] = (await recordOf(stage)).claims
  expect(claim).toBeDefined()
  const list = await ada.press('Judge claims (2)', { ...alert(), card: (await cardFor(ada)) ?? {} })
  if (list.kind !== 'dialog') throw new Error(list.kind)
  expect(wordsIn(list.dialog.card)).toContain('rounded')
  await ada.say('reveal')
  await pass(stage, 30)
  expect(alert().card).not.toHaveProperty('refresh')
  expect(stage.api.complaints).toEqual([])
})
