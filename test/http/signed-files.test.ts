import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { beforeEach, expect, test } from 'vitest'
import { fitted } from '../../src/charts/fit'
import { fileRoutes, fileUrl, pictureUrl, type ServedFile } from '../../src/http/signed-files'
import { openSecret, type Secret } from '../../src/secret'
import { serve } from '../support/http'

const day = 24 * 60 * 60_000
const morning = Date.UTC(2026, 0, 3, 9)
const png = { name: 'radar.png', mime: 'image/png', bytes: new Uint8Array([0, 1, 2, 255]) }
const kept = new Map<string, ServedFile>([
  ['one-1', png],
  ['two', { name: 'Bericht (Ä) "1".md', mime: 'text/markdown', bytes: Buffer.from('# é\n') }],
  ['three', { name: 'report.json', mime: 'application/json', bytes: Buffer.from('{}') }],
  ['four', { name: '<x>.html', mime: 'text/html', bytes: Buffer.from('<script>1</script>') }],
])
const files = { file: async (id: string) => kept.get(id) ?? null }

let secret: Secret
let now = morning

beforeEach(async () => {
  secret = await openSecret({ encryptionKey: 'ab'.repeat(32), dataDir: tmpdir() })
  now = morning
})

const open = () => serve([fileRoutes(files, secret, () => now, fitted)])

/** The status for a path as it is written: `fetch` would tidy it. */
function statusOf(origin: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const asked = request({ hostname, port, path }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject).end()
  })
}

test('a link gives the file, to be kept by this browser until the link ends', async () => {
  const { origin } = await open()
  const link = fileUrl(secret, 'one-1', 'radar.png', now)
  expect(link).toMatch(/^\/files\/one-1\/radar\.png\?until=\d+&sig=[\da-f]{64}$/)
  const answer = await fetch(origin + link)
  expect(answer.status).toBe(200)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png.bytes)
  const { headers } = answer
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('content-disposition')).toBe('inline')
  expect(headers.get('cache-control')).toBe(`private, max-age=${(day + 15 * 60 * 60_000) / 1000}`)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const head = await fetch(origin + link, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '4'])
  expect(await head.text()).toBe('')
})

test('what is no picture is saved under its own name and never shown', async () => {
  const { origin } = await open()
  const heads = await Promise.all(
    ['two', 'three', 'four'].map(async (id) => {
      const { status, headers } = await fetch(origin + fileUrl(secret, id, 'a file', now))
      return [status, headers.get('content-type'), headers.get('content-disposition')]
    }),
  )
  expect(heads).toEqual([
    [200, 'text/markdown', "attachment; filename*=UTF-8''Bericht%20%28%C3%84%29%20%221%22.md"],
    [200, 'application/json', "attachment; filename*=UTF-8''report.json"],
    [200, 'text/html', "attachment; filename*=UTF-8''%3Cx%3E.html"],
  ])
})

test('no link with one character changed, left out or added opens anything', async () => {
  const { origin } = await open()
  const link = fileUrl(secret, 'two', 'Bericht (Ä).md', now)
  expect(await statusOf(origin, link)).toBe(200)
  const wrong = [...link].flatMap((here, at) => {
    const [before, after] = [link.slice(0, at), link.slice(at + 1)]
    const swapped = here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()
    const others = ['0', '1', 'a', 'f', 'z', '/', '.', '%', '&', '?', '=', '#', swapped]
    return ['', here + here, ...others.filter((other) => other !== here)].map(
      (other) => before + other + after,
    )
  })
  wrong.push(`${link}0`, `${link}&x=1`, `${link} `.replace(' ', '%20'), `/${link}`)
  for (let at = 0; at < wrong.length; at += 50) {
    const some = wrong.slice(at, at + 50).filter((path) => path.startsWith('/'))
    const statuses = await Promise.all(some.map((path) => statusOf(origin, path)))
    for (const [i, status] of statuses.entries()) {
      expect([400, 403, 404], `${some[i]} got ${status}`).toContain(status)
    }
  }
})

test('a refusal is one sentence that tells nothing of the file', async () => {
  const { origin } = await open()
  const link = fileUrl(secret, 'one-1', 'radar.png', now)
  const wrong = [
    '/files/one-1/radar.png',
    '/files/none/radar.png',
    link.replace('one-1', 'two'),
    link.replace('one-1', 'none'),
    link.replace(/until=\d+/, `until=${morning + 900 * day}`),
    link.replace(/until=\d+/, 'until='),
    link.replace('radar', 'rader'),
    `${link}&sig=`,
  ]
  for (const path of wrong) {
    const answer = await fetch(origin + path)
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { error: 'This link is not whole. Open it again from where it was posted.' },
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  const gone = await fetch(origin + fileUrl(secret, 'none', 'radar.png', now))
  expect([gone.status, await gone.json()]).toEqual([
    404,
    { error: 'This file is not kept any more.' },
  ])
})

test('a link signed with another key or for another purpose is refused', async () => {
  const { origin } = await open()
  const other = await openSecret({ encryptionKey: 'cd'.repeat(32), dataDir: tmpdir() })
  const link = fileUrl(secret, 'one-1', 'radar.png', now)
  const [address = ''] = link.split('&sig=')
  expect(await statusOf(origin, fileUrl(other, 'one-1', 'radar.png', now))).toBe(403)
  expect(await statusOf(origin, `${address}&sig=${secret.sign('sessions', address)}`)).toBe(403)
})

test('a link is the same all day and ends after one to two days', async () => {
  const { origin } = await open()
  for (const at of [0, 1, 9 * 60 * 60_000, day - 1]) {
    now = Date.UTC(2026, 0, 3) + at
    const link = fileUrl(secret, 'one-1', 'radar.png', now)
    expect(link).toBe(fileUrl(secret, 'one-1', 'radar.png', morning))
    now += day
    expect(await statusOf(origin, link)).toBe(200)
    now = Date.UTC(2026, 0, 5) - 1
    expect(await statusOf(origin, link)).toBe(200)
    now += 1
    const ended = await fetch(origin + link)
    expect([ended.status, await ended.json()]).toEqual([
      403,
      { error: 'This link has ended. Open the file from where it was posted.' },
    ])
  }
  expect(fileUrl(secret, 'one-1', 'radar.png', morning + day)).not.toBe(
    fileUrl(secret, 'one-1', 'radar.png', morning),
  )
})

test.each(['', '🌙'.repeat(300), 'a/b?c#d', 'broken \ud800', "it's (1)*!.md"])(
  'the name %s makes a link that works',
  async (name) => {
    const { origin } = await open()
    expect(await statusOf(origin, fileUrl(secret, 'one-1', name, now))).toBe(200)
    expect((await fetch(origin + fileUrl(secret, 'one-1', name, now))).status).toBe(200)
  },
)

test('a picture comes as small as every place takes it, and a name that tells nothing', async () => {
  const { origin } = await open()
  const canvas = createCanvas(2_000, 1_200)
  canvas.getContext('2d').fillRect(0, 0, 2_000, 600)
  kept.set('large', {
    name: 'herring-B.png',
    mime: 'image/png',
    bytes: canvas.toBuffer('image/png'),
  })
  kept.set('small', {
    name: 'x.png',
    mime: 'image/png',
    bytes: createCanvas(40, 30).toBuffer('image/png'),
  })
  const sizes: number[][] = []
  for (const id of ['large', 'small']) {
    const link = pictureUrl(secret, id, now)
    expect(link).toMatch(/^\/files\/(large|small)\/picture\.png\?until=\d+&fit=1&sig=[\da-f]{64}$/)
    const answer = await fetch(origin + link)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    const { width, height } = await loadImage(await answer.arrayBuffer())
    sizes.push([width, height])
    expect(await statusOf(origin, link.replace('&fit=1', ''))).toBe(403)
  }
  expect(sizes).toEqual([
    [1024, 614],
    [40, 30],
  ])
})
