/** Every byte that the local page sends to a participant before the reveal. */
import { afterEach, expect, test } from 'vitest'
import { words } from '../../src/drill/availability'
import { catalogue } from '../../src/scenarios/catalogue'
import { forbidden } from '../support/forbidden'
import { openPageStage, type PageStage, until, type Visitor, wordsOf } from '../support/page-stage'

let stage: PageStage
afterEach(() => stage.close())

const claim = { cause: 'zebra-7: the ledger adds binary floats', confidence: 70 }

async function tryEverything(visitor: Visitor): Promise<void> {
  for (const word of words) {
    if (word === 'real' || word === 'leave') continue
    for (const text of ['', ' A', ' D', ' Z']) await visitor.say(`/drill ${word}${text}`)
    await visitor.say(word, { channel: null })
  }
  for (const alert of ['A', 'B', 'C', 'D'])
    for (const does of ['take', 'open', 'noise']) await visitor.press('claim', does, { alert })
}

test('no stream and no answer tells a participant what is sealed', async () => {
  stage = await openPageStage()
  const ines = await stage.visit('Ines')
  const [yuki, leila] = [await stage.visit('Yuki'), await stage.visit('Leila')]
  await ines.fill(await ines.say('/drill plan'), {
    title: 'Night drill',
    team: 'Alpha',
    level: '3',
  })
  await yuki.say('/drill join ic')
  await ines.say('/drill start')
  await stage.to(30)
  await leila.fill(await leila.say('/drill claim A'), claim)
  await ines.say('/drill hint A')
  await tryEverything(yuki)
  await stage.to(62)
  const [drill] = await stage.app.library.drillsOf(ines.channel().id)
  const record = await stage.app.store.drill(drill?.id ?? '')
  const claims = record?.claims.map(({ id }) => id).join(',') ?? ''
  await ines.press('claims', 'judge', { claims, value: 'rejected-herring', drill: drill?.id ?? '' })
  await stage.to(80)
  await tryEverything(yuki)
  await stage.to(119)
  await until(
    () => yuki.entries().some((entry) => wordsOf(entry).startsWith('Phase 5 of 9')),
    'the Deep Dive',
  )

  const all = yuki.raw().toLowerCase()
  expect(all.length).toBeGreaterThan(100_000)
  for (const [text, why] of forbidden())
    expect(all.includes(JSON.stringify(text.toLowerCase()).slice(1, -1)), `${why}: ${text}`).toBe(
      false,
    )
  // The facilitator's own stream has them: so the search would have found them.
  expect(ines.raw()).toContain(claim.cause)
  expect(ines.raw()).toContain(catalogue.scenarios[0]?.name)
  // Another person's private answers and direct messages come to nobody else.
  const theirs = new Set(
    leila
      .entries()
      .filter((entry) => entry.onlyYou || entry.channel === null)
      .map(({ id }) => id),
  )
  expect(theirs.size).toBeGreaterThan(0)
  expect(yuki.entries().filter(({ id }) => theirs.has(id))).toEqual([])

  await stage.to(121)
  await until(() => yuki.raw().includes(catalogue.scenarios[0]?.name ?? '-'), 'the reveal')
})
