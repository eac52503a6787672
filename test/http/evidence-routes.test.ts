import { tmpdir } from 'node:os'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  histogramAnswer,
  logsAnswer,
  metricsAnswer,
  stateAnswer,
  traceAnswer,
} from '../../src/chat/local/page/evidence/answers'
import type { OpenEvidenceOf } from '../../src/http/evidence-book'
import { evidenceKey } from '../../src/http/evidence-key'
import { evidenceRoutes } from '../../src/http/evidence-routes'
import { openSecret, type Secret } from '../../src/secret'
import { collectLog } from '../support/collect-log'
import { allLines, bookStart, openAt, traceIdOf } from '../support/evidence-book'
import { serve } from '../support/http'

const minute = 60_000
const day = 24 * 60 * minute
const night = Date.UTC(2026, 0, 3, 3)
const shell = { html: '<!doctype html><title>Drill</title>', policy: "default-src 'none'" }

let secret: Secret
let now = night
let open: OpenEvidenceOf

beforeAll(async () => {
  secret = await openSecret({ encryptionKey: 'ab'.repeat(32), dataDir: tmpdir() })
})
beforeEach(() => {
  now = night
  open = async () => openAt(20)
})

const start = async (log = collectLog().log) =>
  (
    await serve(
      [evidenceRoutes({ open: (...who) => open(...who), secret, now: () => now, shell })],
      log,
    )
  ).origin
const keyOf = () => evidenceKey(secret, 'drill-1', 'person-1', now)
const ask = (origin: string, path: string, key = keyOf()) =>
  fetch(`${origin}/evidence/api/${path}`, { headers: { authorization: `Bearer ${key}` } })

test('the page begins without a key, under its own policy', async () => {
  const answer = await fetch(`${await start()}/evidence/`)
  expect([answer.status, await answer.text()]).toEqual([200, shell.html])
  expect(answer.headers.get('content-security-policy')).toBe(shell.policy)
})

describe('the key', () => {
  test('names drill and person to whoever opens the book', async () => {
    const asked: string[][] = []
    open = async (...who) => {
      asked.push(who)
      return openAt(20)
    }
    const origin = await start()
    for (const [drill, person] of [
      ['drill-1', 'person-1'],
      ['a.b/c', 'ä é'],
    ] as const) {
      expect((await ask(origin, 'state', evidenceKey(secret, drill, person, now))).status).toBe(200)
    }
    expect(asked).toEqual([
      ['drill-1', 'person-1'],
      ['a.b/c', 'ä é'],
    ])
  })

  test('with any sign changed, left out or added opens nothing', async () => {
    const origin = await start()
    const key = keyOf()
    const wrong = [...key].flatMap((sign, at) => {
      const [before, after] = [key.slice(0, at), key.slice(at + 1)]
      const swapped = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()
      return ['', sign + sign, '0', 'f', '.', swapped]
        .filter((other) => other !== sign)
        .map((other) => before + other + after)
    })
    wrong.push(`${key}0`, `0${key}`, 'x', '.', '....', key.toUpperCase())
    for (let at = 0; at < wrong.length; at += 50) {
      const some = wrong.slice(at, at + 50)
      const statuses = await Promise.all(
        some.map(async (each) => (await ask(origin, 'state', each)).status),
      )
      for (const [i, status] of statuses.entries()) expect(status, some[i]).toBe(403)
    }
  })

  test('is refused without one, with another secret’s, and after a day, with a sentence', async () => {
    const origin = await start()
    const other = await openSecret({ encryptionKey: 'cd'.repeat(32), dataDir: tmpdir() })
    const key = keyOf()
    const [signed = ''] = key.split(/\.(?=[^.]+$)/)
    const notWhole = 'This link is not whole. Open it again from where it was posted.'
    for (const wrong of [
      '',
      evidenceKey(other, 'drill-1', 'person-1', now),
      `${signed}.${secret.sign('file links', signed)}`,
    ]) {
      const answer = await ask(origin, 'logs', wrong)
      expect([answer.status, await answer.json()]).toEqual([403, { error: notWhole }])
    }
    expect((await fetch(`${origin}/evidence/api/state`)).status).toBe(403)
    now += day - 1
    expect((await ask(origin, 'state', key)).status).toBe(200)
    now += 1
    const ended = await ask(origin, 'state', key)
    expect([ended.status, await ended.json()]).toEqual([
      403,
      { error: 'This link has ended. Ask for the evidence again.' },
    ])
  })

  test('stands in no log', async () => {
    const collected = collectLog()
    const origin = await start(collected.log)
    const key = keyOf()
    await ask(origin, 'logs?words=timed', key)
    expect(JSON.stringify(collected)).not.toContain(key)
  })
})

test('what is not there yet, and what is not there at all, says so', async () => {
  const origin = await start()
  open = async () => 'not yet'
  const early = await ask(origin, 'state')
  expect([early.status, await early.json()]).toEqual([
    409,
    { error: 'The evidence is still being gathered. This page tries again by itself.' },
  ])
  open = async () => null
  expect((await ask(origin, 'state')).status).toBe(404)
  open = async () => openAt(20)
  expect((await ask(origin, 'line?id=nobody')).status).toBe(404)
})

test('the state is what the page can read, and nothing more', async () => {
  const origin = await start()
  const alert = { letter: 'A', service: 'users-api', symptom: 'slow', scenario: 'n-plus-one' }
  open = async () => openAt(20, { alerts: [alert] })
  const state = await (await ask(origin, 'state')).json()
  expect(stateAnswer.strict().parse(state)).toMatchObject({
    title: 'Thursday night',
    now: 20 * minute,
    from: bookStart,
    alerts: [{ letter: 'A', service: 'users-api', symptom: 'slow' }],
  })
  expect(JSON.stringify(state)).not.toContain('n-plus-one')
})

test.each([
  'logs?from=abc',
  'logs?from=1e99',
  'logs?until=99999999999999',
  'logs?level=LOUD',
  'logs?level=INFO&level=WARN&level=ERROR&level=DEBUG&level=INFO',
  `logs?words=${'x'.repeat(301)}`,
  `logs?words=${'a+'.repeat(11)}`,
  `logs?trace=${'a'.repeat(201)}`,
  `logs?before=${'a'.repeat(101)}`,
  'logs?limit=0',
  'logs?limit=201',
  'logs?limit=-1',
  `logs?${'service=a&'.repeat(101)}`,
  'logs?trace=a&trace=b',
  'histogram?from=',
  'line',
  'line?id=',
  'trace',
  'metric?service=a',
  'metric?service=a&service=b&name=c',
  'overview?until=later',
])('%s is refused', async (path) => {
  const answer = await ask(await start(), path)
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: 'The page asks for something that is no evidence. Reload the page.' },
  ])
})

/** What the page would read of an answer. */
const read = async <T>(asked: Promise<Response>, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(await (await asked).json())

/** Every number by the name "at" in an answer. */
function timesIn(json: unknown): number[] {
  if (Array.isArray(json)) return json.flatMap(timesIn)
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, value]) =>
    name === 'at' && typeof value === 'number' ? [value] : timesIn(value),
  )
}

test('nothing is later than the drill’s present moment, whatever is asked for', async () => {
  const origin = await start()
  const late = `from=${15 * minute}&until=${500 * minute}`
  const paths = [
    `logs?${late}&limit=200`,
    `logs?until=${500 * minute}`,
    `histogram?${late}`,
    `overview?${late}`,
    `metric?service=order-api&name=http.server.timeouts&${late}`,
    ...allLines
      .filter(({ trace }) => trace !== null)
      .slice(300, 500)
      .map(({ trace }) => `trace?id=${trace}`),
  ]
  for (const worldMinute of [-10, 0, 20.5]) {
    open = async () => openAt(worldMinute)
    for (const path of paths) {
      const answer = await ask(origin, path)
      expect(answer.status, path).toBe(200)
      for (const at of timesIn(await answer.json()))
        expect(at).toBeLessThanOrEqual(worldMinute * minute)
    }
    const next = allLines.find(({ at }) => at > worldMinute * minute)
    expect((await ask(origin, `line?id=${next?.id}`)).status).toBe(404)
  }
})

test('an open span has no length yet, and a later one is not there', async () => {
  const origin = await start()
  const index = allLines.findIndex(({ at, trace }) => at > 19 * minute && trace !== null)
  open = async () => openAt(20)
  const { spans } = await read(ask(origin, `trace?id=${traceIdOf(index)}`), traceAnswer)
  expect(spans.map(({ length }) => length)).toEqual([800, 780, 200, null])
})

test('a metric that is measured only later is not named', async () => {
  const origin = await start()
  open = async () => openAt(-31)
  expect(await (await ask(origin, 'metrics')).json()).toEqual({ metrics: [] })
  open = async () => openAt(20)
  expect((await read(ask(origin, 'metrics'), metricsAnswer)).metrics).toHaveLength(3)
})

test('the histogram has a bar a minute that together hold every line', async () => {
  const origin = await start()
  open = async () => openAt(20.5)
  const { bars } = await read(ask(origin, 'histogram'), histogramAnswer)
  expect(bars.map(({ at }) => at)).toEqual(
    Array.from({ length: 51 }, (_, index) => bookStart + index * minute),
  )
  const sum = bars.reduce((all, { lines }) => all + lines, 0)
  expect(sum).toBe(allLines.filter(({ at }) => at <= 20.5 * minute).length)
})

test('lines come by pages and by filter', async () => {
  const origin = await start()
  const one = await read(
    ask(origin, 'logs?service=order-api&level=ERROR&words=TIMED+client'),
    logsAnswer,
  )
  const expected = allLines.filter(({ level, at }) => level === 'ERROR' && at <= 20 * minute)
  expect(one.total).toBe(expected.length)
  const ids: string[] = []
  for (let before: string | null = null, i = 0; i === 0 || before !== null; i++) {
    const page: z.output<typeof logsAnswer> = await read(
      ask(origin, `logs?limit=50${before === null ? '' : `&before=${before}`}`),
      logsAnswer,
    )
    ids.push(...page.rows.map(({ id }) => id))
    before = page.next
  }
  expect(ids).toEqual(
    allLines
      .filter(({ at }) => at <= 20 * minute)
      .map(({ id }) => id)
      .toReversed(),
  )
})
