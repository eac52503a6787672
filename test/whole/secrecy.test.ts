/** Every byte that a participant could get before the reveal: messages, edits, answers, forms, errors. */
import { afterEach, expect, test } from 'vitest'
import { arrived } from '../../src/drill/alerts'
import { words } from '../../src/drill/availability'
import type { Button } from '../../src/messages/message'
import { catalogue } from '../../src/scenarios/catalogue'
import { forbidden } from '../support/forbidden'
import { openStage, type Player, type Stage } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

const secretClaim = 'zebra-7: the ledger adds binary floats'
const onAlerts: readonly string[] = ['claim', 'hint', 'finding', 'fix', 'check']

/** A participant tries everything that can be typed, opened and sent. */
async function tryEverything(player: Player): Promise<unknown[]> {
  const got: unknown[] = []
  for (const word of words) {
    if (word === 'real' || word === 'leave') continue
    for (const text of onAlerts.includes(word) ? ['', 'A', 'B', 'C', 'D', 'Z'] : [''])
      got.push(await player.say(`${word} ${text}`))
  }
  for (const letter of ['A', 'B', 'C', 'D']) {
    got.push(await player.press('claim', 'take', { alert: letter }))
    got.push(await player.press('claim', 'open', { alert: letter }))
    got.push(await player.press('claim', 'noise', { alert: letter }))
    got.push(await player.press('claims', 'judge', { claims: 'x', value: 'confirmed' }))
    for (const word of ['check', 'finding', 'fix'] as const) {
      got.push(await player.press(word, 'open', { alert: letter }))
      got.push(
        await player.submit(
          word,
          { drill: await stage.drillId() },
          {
            alert: letter,
            correlation: 'Complete',
            'trace-correlation': 'Complete',
            outcome: 'none',
          },
        ),
      )
    }
  }
  return got
}

test.each([1, 2, 3])(
  'nothing sealed reaches a participant before the reveal (seed %i)',
  async (seed) => {
    stage = await openStage({ course: { kind: 'drill', speed: 1, seed } })
    const ana = await stage.player('Ana')
    const ben = await stage.player('Ben')
    const emre = await stage.player('Emre')
    const got: unknown[] = []
    await ana.sayAndFill('plan', {
      title: 'Q1 night drill',
      team: 'Team Alpha',
      level: seed % 2 === 0 ? '3' : '2',
    })
    for (const line of ['join ic', 'help', 'status', 'plan', 'start', 'brief'])
      got.push(await ben.say(line))
    await ana.say('start')
    await stage.to(30)
    await emre.sayAndFill('claim A', { cause: secretClaim, confidence: 70 })
    await emre.sayAndFill('claim B', { noise: true, confidence: 60 })
    await ana.say('hint A')
    got.push(...(await tryEverything(ben)))
    await stage.to(62)
    const record = await stage.app.store.drill(await stage.drillId())
    const ids = record?.claims.map((claim) => claim.id).join(',') ?? ''
    await ana.press('claims', 'judge', {
      claims: ids,
      value: 'rejected-herring',
      drill: await stage.drillId(),
    })
    await stage.to(80)
    got.push(...(await tryEverything(ben)))
    await stage.to(119)

    const mine = new Set(
      record?.claims.filter((claim) => claim.stamp.by === ben.person.id).map((claim) => claim.id),
    )
    const seen = stage.transcript
      .entries()
      .filter((entry) => entry.to.user === null || entry.to.user === ben.person.userId)
    expect(seen.length).toBeGreaterThan(40)
    expect(mine.size).toBeGreaterThan(0)
    const all = JSON.stringify([seen, got]).toLowerCase()
    for (const [text, why] of forbidden())
      expect(all.includes(JSON.stringify(text.toLowerCase()).slice(1, -1)), `${why}: ${text}`).toBe(
        false,
      )

    await stage.to(121)
    const reveal = stage
      .channel()
      .map((each) => each.fallback)
      .join('\n')
    for (const each of catalogue.scenarios) expect(reveal).toContain(each.name)
  },
)

test('every alert looks and behaves alike until the reveal', async () => {
  stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Q1 night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(24)
  await ana.sayAndFill('herring the cache is cold', {
    service: 'cache',
    value: '4 % hits (limit 80)',
    clears: 'It was restarted on purpose.',
  })
  const record = await stage.app.store.drill(await stage.drillId())
  const alerts = record ? arrived(record) : []
  expect(alerts).toHaveLength(5)
  const shapes = new Set(
    alerts.map((alert) => {
      const card = stage
        .channel()
        .find((each) => each.fallback.startsWith(`DRILL · ${alert.letter} · ${alert.service}`))
      return JSON.stringify(
        card?.message.parts.map((part) => {
          if (part.kind === 'buttons') return part.buttons.map(shapeOf)
          if (part.kind !== 'links') return part.kind
          return part.links.map((link) => (link.kind === 'press' ? shapeOf(link.button) : link))
        }),
      )
    }),
  )
  expect(shapes.size).toBe(1)
  await stage.to(71)
  const forms: unknown[] = []
  for (const alert of alerts) forms.push(await ben.say(`check ${alert.letter}`))
  expect(new Set(forms.map((reply) => JSON.stringify(reply).replace(/"[A-E]"/g, '"X"'))).size).toBe(
    1,
  )
  const hints = new Set<string>()
  for (const alert of alerts)
    hints.add(
      JSON.stringify(await ana.say(`hint ${alert.letter}`)).replaceAll(
        `for ${alert.letter} `,
        'for X ',
      ),
    )
  expect(hints.size).toBe(1)
})

const shapeOf = (button: Button) => [
  button.label,
  button.word,
  button.does,
  Object.keys(button.with ?? {}),
]
