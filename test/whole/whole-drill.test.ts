/** The 180-minute script through the whole bot: commands, database, cues, outbox, a place that keeps what was posted. */
import { afterEach, describe, expect, test } from 'vitest'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

async function planned(more: Record<string, unknown> = {}): Promise<Player> {
  stage = await openStage()
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Q1 night drill', team: 'Team Alpha', ...more })
  return ana
}

/** What stands in the channel outside threads: minute and the beginning of the fallback. */
const posts = () =>
  stage
    .channel()
    .map(({ minute, fallback }) => [minute, fallback.split('\n')[0]?.slice(0, 60)] as const)
const minutesOf = (pattern: RegExp) =>
  posts()
    .filter(([, text]) => pattern.test(text ?? ''))
    .map(([minute]) => minute)

test('exactly the 24 messages of a default plan, each at its minute', async () => {
  const ana = await planned()
  await ana.say('start')
  await stage.to(181)
  expect(posts().map(([minute]) => minute)).toEqual([
    0, 0, 10, 15, 15, 15, 17, 19, 23, 25, 40, 52, 55, 60, 70, 105, 110, 120, 120, 145, 150, 165,
    170, 180,
  ])
  expect(minutesOf(/^Phase \d of 9: /)).toEqual([0, 10, 15, 60, 70, 110, 120, 150, 170])
  expect(minutesOf(/^DRILL · [A-D] · /)).toEqual([15, 17, 19, 23])
  expect(stage.channel().map((each) => each.fallback)).toContainEqual(
    expect.stringMatching(/^Phase 6 of 9: Tea Break/),
  )
  const summary = stage.channel().at(-1)?.fallback ?? ''
  expect(summary).toMatch(/report/i)
  expect(summary).toContain('Team Alpha')
  expect(
    new Set(
      stage.transcript
        .entries()
        .filter((entry) => entry.kind === 'post')
        .map((entry) => entry.key),
    ).size,
  ).toBe(stage.transcript.entries().filter((entry) => entry.kind === 'post').length)
})

describe('the clock in the facilitator’s hands', () => {
  test('a pause moves everything that was to come', async () => {
    const ana = await planned()
    await ana.say('start')
    await stage.to(20)
    await ana.say('pause')
    await stage.to(50)
    await ana.say('resume')
    await stage.to(220)
    expect(minutesOf(/^Phase/)).toEqual([0, 10, 15, 90, 100, 140, 150, 180, 200])
    expect(minutesOf(/^DRILL · [A-D] · /)).toEqual([15, 17, 19, 53])
    expect(stage.channel()).toHaveLength(24)
  })

  test('extend and next', async () => {
    const ana = await planned()
    await ana.say('start')
    await stage.to(30)
    await ana.say('extend 10')
    await stage.to(75)
    await ana.say('next')
    await stage.to(230)
    expect(minutesOf(/^Phase/)).toEqual([0, 10, 15, 70, 75, 115, 125, 155, 175])
    expect(minutesOf(/report/i).at(-1)).toBe(185)
  })

  test('after a gap of 90 minutes everything is there once, in order, and late posts say so', async () => {
    const ana = await planned()
    await ana.say('start')
    await stage.to(21)
    await stage.app.stop()
    await stage.clock.runUntil(stage.clock.now() + 90 * 60_000)
    await stage.reopen()
    await stage.to(181)
    const late = stage.channel().filter((each) => each.minute === 111)
    expect(late.map((each) => each.fallback.split('\n')[0]?.slice(0, 18))).toEqual([
      expect.stringMatching(/^DRILL · D/),
      expect.stringMatching(/^DRILL/),
      expect.stringMatching(/^DRILL/),
      expect.stringMatching(/^DRILL/),
      expect.stringMatching(/^Phase 4 of 9/),
      expect.stringMatching(/^Phase 5 of 9/),
      expect.stringMatching(/^Phase 6 of 9/),
    ])
    for (const each of late.slice(0, -1)) expect(each.fallback, each.fallback).toMatch(/\blate\b/i)
    expect(late.at(-1)?.fallback).toMatch(/\blate\b/i)
    expect(minutesOf(/^Phase/)).toEqual([0, 10, 15, 111, 111, 111, 120, 150, 170])
  })

  test('real: the drill falls silent at once, and what was held goes first on resume, not late', async () => {
    const ana = await planned()
    const ben = await stage.player('Ben')
    await ana.say('start')
    await stage.to(16)
    await ben.say('real')
    await stage.to(60)
    expect(posts().slice(-1)[0]?.[0]).toBe(16)
    expect(posts().at(-1)?.[1]).toMatch(/real incident/i)
    await ana.say('resume')
    await stage.to(230)
    expect(minutesOf(/^DRILL · [A-D] · /)).toEqual([15, 61, 63, 67])
    expect(stage.channel()).toHaveLength(26)
    expect(
      stage.channel().some((each) => /\blate\b/i.test(each.fallback) && each.minute > 60),
    ).toBe(false)
  })

  test('stop in phase 3 tells, reveals, and posts survey and report', async () => {
    const ana = await planned()
    await ana.say('start')
    await stage.to(18)
    await ana.say('stop')
    await stage.to(400)
    const after = stage.channel().filter((each) => each.minute >= 18)
    expect(after).toHaveLength(3)
    expect(after.map((each) => each.minute)).toEqual([18, 18, 18])
    expect(after[2]?.fallback).toMatch(/report/i)
  })

  test('cancel: nothing more is posted', async () => {
    const ana = await planned()
    await ana.say('start')
    await stage.to(18)
    const asked = await ana.say('cancel')
    expect(stage.transcript.entries().length).toBeGreaterThan(0)
    expect(wordsOf(asked)).toMatch(/cancel/)
    await ana.press('cancel', 'now', { drill: await stage.drillId() })
    const count = stage.channel().length
    await stage.to(400)
    expect(stage.channel()).toHaveLength(count)
    expect(wordsOf(await ana.say('history'))).toContain('Q1 night drill')
  })

  test('a planned start time starts by itself', async () => {
    await planned({ start: '2026-01-03T03:30' })
    await stage.to(35)
    expect(minutesOf(/^Phase/)).toEqual([30])
  })

  test('length 60 scales phases and alerts; targets too', async () => {
    const ana = await planned({ lengthMinutes: 60 })
    await ana.say('start')
    await stage.to(61)
    expect(minutesOf(/^Phase/).map((minute) => Math.round(minute * 3))).toEqual([
      0, 10, 15, 60, 70, 110, 120, 150, 170,
    ])
    expect(minutesOf(/^DRILL · [A-D] · /).map((minute) => Math.round(minute * 3))).toEqual([
      15, 17, 19, 23,
    ])
  })
})

test('a day after its end the drill closes, with one more version if something was added', async () => {
  const ana = await planned()
  await ana.say('start')
  await stage.to(200)
  const emre = await stage.player('Emre')
  expect(wordsOf(await emre.say('note The dashboards lagged by a minute'))).toMatch(/Noted/)
  await stage.to(180 + 24 * 60 + 1)
  const record = await stage.app.store.drill(await stage.drillId())
  expect(record?.drill.state).toBe('closed')
  expect(record?.reports.map((each) => each.version)).toEqual([1, 2])
  expect(record?.reports[1]?.markdown).toContain('The dashboards lagged by a minute')
  expect(stage.channel()).toHaveLength(24)
})

test('drills of two channels do not touch each other', async () => {
  const ana = await planned()
  const zoe = await stage.player('Zoe', { channel: 'payments' })
  await zoe.sayAndFill('plan', { title: 'Payments drill', team: 'Payments' })
  await ana.say('start')
  await stage.to(5)
  await zoe.say('start')
  await stage.to(30)
  expect(
    stage
      .channel('payments')
      .filter((each) => /^Phase/.test(each.fallback))
      .map((each) => each.minute),
  ).toEqual([5, 15, 20])
})
