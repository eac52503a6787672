/** `/drill evidence` on the whole bot, with a small book behind it. */
import { afterEach, expect, test } from 'vitest'
import type { Reply } from '../../src/commands/command'
import { createDispatcher } from '../../src/commands/dispatch'
import { anySpot, readSpot } from '../../src/messages/evidence-spot'
import type { Button } from '../../src/messages/message'
import { catalogue } from '../../src/scenarios/catalogue'
import { world } from '../../src/scenarios/world'
import { type FakeEvidence, fakeBook, fakeEvidence, traceId } from '../support/fake-book'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

/** A drill at a minute, and the same bot asked through a dispatcher that has evidence. */
async function drillAt(minutes: number, evidence: FakeEvidence = fakeEvidence()) {
  stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(minutes)
  const { conduct, library } = stage.app
  const parts = { conduct, library, catalogue, clock: stage.clock, knobsOf: () => [], evidence }
  const dispatcher = createDispatcher(parts)
  return {
    ana,
    ben,
    evidence,
    say: (player: Player, line: string) => dispatcher.say(player.asker('command'), line),
    press: (
      player: Player,
      does: string,
      carried: Record<string, string> = {},
      word = 'evidence',
    ) => dispatcher.press(player.asker('button'), word, does, carried),
    submit: (player: Player, reply: Reply, values: Record<string, string | number>) => {
      if (reply.kind !== 'form') throw new Error('No form was opened.')
      const filled = Object.fromEntries(
        reply.form.fields.map((field) => [field.name, 'value' in field ? field.value : undefined]),
      )
      const { word, context } = reply.form
      return dispatcher.submit(player.asker('form'), word, { ...context }, { ...filled, ...values })
    },
  }
}

const lineAt = (index: number) => `k${1000 + index}`

test('nothing that comes later is in any answer', async () => {
  const { ben, say, press } = await drillAt(10)
  expect(wordsOf(await say(ben, 'evidence'))).toContain('up to 03:10')
  const newest = wordsOf(await say(ben, 'evidence order-api'))
  expect(newest).toContain('03:09:30')
  expect(newest).not.toMatch(/03:1[1-9]|03:10:[0-9]*[1-9]/)
  // The line of 03:12 and its trace are still to come.
  expect(wordsOf(await press(ben, 'line', { line: lineAt(44) }))).toContain('Nothing of that kind')
  expect(wordsOf(await say(ben, 'evidence trace:7f3a'))).toContain('Nothing of that kind')
  expect(wordsOf(await press(ben, 'trace', { trace: traceId }))).toContain('Nothing of that kind')
  await stage.to(13)
  expect(wordsOf(await say(ben, 'evidence trace:7f3a'))).toContain('POST /orders')
})

test('the clock of the evidence stands while the drill is paused', async () => {
  const { ana, ben, say } = await drillAt(10)
  await ana.say('pause')
  await stage.to(40)
  expect(wordsOf(await say(ben, 'evidence'))).toContain('up to 03:10')
})

test('a line of filters is read as it is typed', async () => {
  const { ben, say } = await drillAt(24)
  expect(wordsOf(await say(ben, 'evidence order-api error timeout'))).toContain(
    'order-api · level ERROR · with “timeout”',
  )
  expect(wordsOf(await say(ben, 'evidence ORDER-API errors'))).toContain('order-api · level ERROR')
  expect(wordsOf(await say(ben, 'evidence nowhere to be found'))).toContain('0 lines')
  expect(wordsOf(await say(ben, 'evidence trace:7f3a error'))).toContain('trace E-7f3a9c')
  expect(wordsOf(await say(ben, `evidence e-${lineAt(44).toUpperCase()}`))).toContain(
    'timeout after 200 ms, request 44',
  )
})

test('an alert opens the evidence, the dashboard and the runbook of its service', async () => {
  const { ben, press, evidence } = await drillAt(24)
  const record = await stage.app.store.drill(await stage.drillId())
  const alert = record?.alerts.find((each) => each.service === 'order-api')
  const about = { alert: alert?.letter ?? '' }
  expect(wordsOf(await press(ben, 'open', about))).toContain('lines · order-api')
  expect(wordsOf(await press(ben, 'dashboard', about))).toContain('Dashboard of order-api')
  expect([...evidence.drawn.keys()]).toEqual(['metric-order-api-workers.busy-24'])
  expect(wordsOf(await press(ben, 'runbook', about, 'brief'))).toContain('Runbook of order-api')
  expect(wordsOf(await press(ben, 'runbook', { alert: 'Z' }, 'brief'))).toContain('no such alert')
})

test('a picture that depends on nothing new is asked for once', async () => {
  const { ben, press, say, evidence } = await drillAt(24)
  const first = await press(ben, 'trace', { trace: traceId })
  const again = await press(ben, 'trace', { trace: traceId.slice(0, 6) })
  expect(again).toEqual(first)
  const brief = await say(ben, 'brief')
  expect(brief.kind === 'private' && brief.message.parts.map(({ kind }) => kind)).toContain('image')
  expect([...evidence.drawn.keys()]).toEqual([`trace-${traceId}`, 'service-map', 'practice-trace'])
})

/** Where its link to the page leads; the fake's address has drill and person in it. */
function pageIn(reply: Reply): string {
  const parts = reply.kind === 'private' ? reply.message.parts : []
  const links = parts.flatMap((part) => (part.kind === 'links' ? part.links : []))
  return links.flatMap((link) => (link.kind === 'address' ? [link.url] : [])).join(' ')
}

test('each answer leads to the page of whoever asked, where it opens at the same spot', async () => {
  const { ana, ben, say, press } = await drillAt(24)
  const drillId = await stage.drillId()
  const mine = `/evidence/#${drillId}.${ben.person.id}`
  const spotOf = async (reply: Promise<Reply>) => {
    const url = pageIn(await reply)
    expect(url.startsWith(mine)).toBe(true)
    return readSpot(url.slice(mine.length))
  }
  expect(await spotOf(say(ben, 'evidence'))).toEqual(anySpot)
  expect(await spotOf(say(ben, 'evidence order-api error timeout request'))).toEqual({
    ...anySpot,
    service: 'order-api',
    level: 'ERROR',
    words: 'timeout request',
  })
  expect(await spotOf(say(ben, 'evidence trace:7f3a'))).toEqual({ ...anySpot, trace: traceId })
  expect(await spotOf(say(ben, 'evidence trace:7f3a error'))).toEqual({
    ...anySpot,
    trace: traceId,
    level: 'ERROR',
  })
  expect(await spotOf(press(ben, 'line', { line: lineAt(44) }))).toEqual({
    ...anySpot,
    line: lineAt(44),
  })
  const metrics = { ...anySpot, service: 'order-api', metrics: true }
  const about = { service: 'order-api', metric: 'workers.busy' }
  expect(await spotOf(press(ben, 'metric', about))).toEqual(metrics)
  expect(await spotOf(press(ben, 'dashboard', about))).toEqual(metrics)
  expect(pageIn(await say(ana, 'evidence'))).toBe(`/evidence/#${drillId}.${ana.person.id}`)
})

test('while the evidence is gathered, the page waits for it too', async () => {
  const { ben, say } = await drillAt(10, fakeEvidence('not yet'))
  expect(pageIn(await say(ben, 'evidence'))).toContain(`.${ben.person.id}`)
})

/** What its links press, by label. */
function pressesIn(reply: Reply, label: string): Button[] {
  const parts = reply.kind === 'private' ? reply.message.parts : []
  return parts
    .flatMap((part) => (part.kind === 'links' ? part.links : []))
    .flatMap((link) => (link.kind === 'press' && link.button.label === label ? [link.button] : []))
}

test('what a claim cites is opened by whoever reads the claim, each by their own way', async () => {
  const { ana, ben, press, submit, say } = await drillAt(24)
  const form = await press(ben, 'cite', { line: lineAt(45) })
  await submit(ben, form, {
    cause: 'Something holds the workers, not the E-mails',
    disproof: 'if E-7f3a9c had ended',
    confidence: 60,
  })
  const list = await say(ana, 'claims')
  const [line] = pressesIn(list, `E-${lineAt(45)}`)
  const [trace] = pressesIn(list, 'E-7f3a9c')
  expect(pressesIn(list, 'E-mails')).toEqual([])
  expect(JSON.stringify(list)).not.toContain(ben.person.id)
  const opened = await press(ana, line?.does ?? '', { ...line?.with }, line?.word)
  expect(wordsOf(opened)).toContain('request 45 answered')
  expect(pageIn(opened)).toContain(`.${ana.person.id}/${lineAt(45)}`)
  expect(wordsOf(await press(ana, trace?.does ?? '', { ...trace?.with }))).toContain('POST /orders')
  // And by typing, with and without the letter before it.
  expect(wordsOf(await say(ben, `evidence E-${lineAt(45)}`))).toContain('request 45 answered')
  expect(wordsOf(await say(ben, `evidence ${lineAt(45)}`))).toContain('request 45 answered')
})

test('the brief shows map and trace, and leads to each service’s dashboard and runbook', async () => {
  const { ben, say, press } = await drillAt(24)
  const brief = await say(ben, 'brief')
  const parts = brief.kind === 'private' ? brief.message.parts : []
  expect(parts.flatMap((part) => (part.kind === 'image' ? [part.alt] : []))).toEqual([
    expect.stringContaining('shop → order-api'),
    expect.stringContaining('GET /users'),
  ])
  expect(parts.length).toBeLessThanOrEqual(45)
  const services = world.services.map(({ name }) => ({ service: name }))
  expect(pressesIn(brief, 'Dashboard').map((button) => button.with)).toMatchObject(services)
  expect(pressesIn(brief, 'Runbook').map((button) => button.with)).toMatchObject(services)
  const order = { service: 'order-api' }
  const runbook = await press(ben, 'runbook', order, 'brief')
  expect(wordsOf(runbook)).toContain('Runbook of order-api')
  expect(wordsOf(runbook)).not.toContain('Runbook of stock-api')
  expect(await say(ben, 'brief ORDER-API')).toEqual(runbook)
  const [dashboard] = pressesIn(runbook, 'Dashboard')
  expect(wordsOf(await press(ben, 'dashboard', { ...dashboard?.with }))).toContain(
    'Dashboard of order-api',
  )
  const record = await stage.app.store.drill(await stage.drillId())
  const letter = record?.alerts.find(({ service }) => service === 'order-api')?.letter ?? ''
  expect(await say(ben, `brief ${letter}`)).toEqual(runbook)
  expect(wordsOf(await say(ben, 'brief mainframe'))).toContain(
    'There is no service "mainframe" in the brief. It has batch-worker-3, ',
  )
})

test('older pages go on where the last one ended', async () => {
  const { ben, say, press } = await drillAt(24)
  const first = await say(ben, 'evidence order-api')
  const older = await press(ben, 'older', { service: 'order-api', before: '10' })
  const times = (reply: Reply) => wordsOf(reply).match(/^\d\d:\d\d:\d\d/gm) ?? []
  expect(times(first)).toHaveLength(10)
  expect(times(older)).toHaveLength(10)
  expect((times(older)[0] ?? '') < (times(first)[9] ?? '')).toBe(true)
})

test('evidence goes into a claim as it was cited', async () => {
  const { ana, ben, press, submit } = await drillAt(24)
  const form = await press(ben, 'cite', { line: lineAt(45) })
  expect(form).toMatchObject({ kind: 'form', form: { word: 'claim' } })
  expect(JSON.stringify(form)).toMatch(/E-k1045 03:12:30 order-api INFO request 45 answered/)
  await submit(ben, form, { cause: 'Something holds the workers', confidence: 60 })
  const record = await stage.app.store.drill(await stage.drillId())
  expect(record?.claims[0]?.evidence).toMatch(/^E-k1045 /)
  expect(wordsOf(await press(ana, 'cite', { line: lineAt(45) }))).toMatch(/You facilitate/)
  expect(JSON.stringify(await press(ben, 'cite', { trace: traceId }))).toContain(
    'E-7f3a9c 03:12:00 POST /orders of order-api, 900 ms, 3 spans, 2 in ERROR',
  )
})

test('while evidence is prepared, or where there is none, one private sentence says so', async () => {
  const waiting = await drillAt(10, fakeEvidence('not yet'))
  expect(wordsOf(await waiting.say(waiting.ben, 'evidence'))).toContain('still being gathered')
  const early = wordsOf(await waiting.say(waiting.ben, 'evidence order-apo'))
  expect(early).toMatch(/No service of the brief is called .*order-apo.*; there are .*order-api/)
  const known = wordsOf(await waiting.say(waiting.ben, 'evidence users-db'))
  expect(known).toMatch(/^The evidence is still being gathered/)
  await stage.close()
  const none = await drillAt(10, fakeEvidence(null))
  expect(wordsOf(await none.press(none.ben, 'metric'))).toContain('has no evidence')
})

test('a service that there is not is said to be none, with those that there are', async () => {
  const { ben, say } = await drillAt(24)
  const words = wordsOf(await say(ben, 'evidence order-apo error'))
  expect(words).toMatch(
    /There is no service .*order-apo.*; there are order-api, stock-api, users-api/,
  )
  expect(wordsOf(await say(ben, 'evidence order-api error'))).not.toContain('There is no service')
})

test('buttons with odd cargo are answered, and change nothing', async () => {
  const { ben, press } = await drillAt(24)
  for (const does of [
    'open',
    'dashboard',
    'service',
    'older',
    'line',
    'trace',
    'metric',
    'cite',
    'cited',
  ])
    for (const cargo of [
      {},
      { line: '%', trace: '__proto__', service: 'x', metric: '', before: '-1' },
    ])
      expect((await press(ben, does, cargo)).kind).toBe('private')
  expect(fakeBook.line('%', 0)).toBeNull()
})
