/** The key to a drill's evidence: for people of this page, and only for drills of this page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyAnswer } from '../../../src/chat/local/page/evidence/answers'
import { failure } from '../../../src/chat/local/wire'
import { openPageStage, type PageStage, until } from '../../support/page-stage'

let stage: PageStage
beforeAll(async () => {
  stage = await openPageStage()
})
afterAll(() => stage.close())

const ask = (headers: Record<string, string>, drill: string) =>
  fetch(`${stage.app.url}/local/evidence-key?drill=${drill}`, { headers })

test('nobody gets one without being somebody, nor for a drill that is not there', async () => {
  const visitor = await stage.visit('Kwame')
  expect((await ask({}, 'any')).status).toBe(401)
  expect((await ask(visitor.headers, '')).status).toBe(404)
  const none = await ask(visitor.headers, 'nothing')
  expect([none.status, failure.parse(await none.json())]).toEqual([
    404,
    { error: 'There is no such drill here.' },
  ])
})

test('everybody gets their own for a drill of the page, and it opens its evidence', async () => {
  const visitor = await stage.visit('Kwame')
  const other = await stage.visit('Yuki')
  await visitor.fill(await visitor.say('/drill plan'), {
    title: 'Thursday night',
    team: 'Team Alpha',
  })
  await until(() => visitor.channel().panel !== null, 'the plan')
  const drill = visitor.channel().panel?.drillId ?? ''
  const keys = await Promise.all(
    [visitor, other].map(async ({ headers }) =>
      keyAnswer.parse(await (await ask(headers, drill)).json()),
    ),
  )
  expect(new Set(keys.map(({ key }) => key)).size).toBe(2)
  for (const { key } of keys) {
    const state = await fetch(`${stage.app.url}/evidence/api/state`, {
      headers: { authorization: `Bearer ${key}` },
    })
    // This stage's bot gathers no evidence.
    expect(state.status).toBe(404)
  }
})
