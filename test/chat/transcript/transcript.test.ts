import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Address } from '../../../src/chat/platform'
import { readTranscript } from '../../../src/chat/transcript/read'
import { openTranscript } from '../../../src/chat/transcript/transcript'
import type { Message } from '../../../src/messages/message'
import { createFakeClock } from '../../support/fake-clock'

const start = Date.UTC(2026, 11, 3, 3, 0)
const to: Address = { workspaceId: 'w', channel: 'C1', user: null, thread: null }
const saying = (fallback: string): Message => ({
  fallback,
  parts: [{ kind: 'text', text: fallback }],
})

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-transcript-'))
  path = join(folder, 'deep', 'transcript.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function sent(transcript: ReturnType<typeof openTranscript>, text: string, key: string) {
  const delivered = await transcript.post(to, saying(text), key)
  if (delivered.kind !== 'sent') throw new Error(`It was ${delivered.kind}.`)
  return delivered.id
}

test('keeps posts and edits in their order, and finds a post by its key', async () => {
  const clock = createFakeClock(start)
  const transcript = openTranscript(path, clock)
  const id = await sent(transcript, 'one', 'k1')
  await clock.advance(1_000)
  await transcript.update(to, id, saying('one, later'))
  expect(transcript.entries()).toEqual([
    { at: start, kind: 'post', id, key: 'k1', to, message: saying('one') },
    { at: start + 1_000, kind: 'update', id, key: 'k1', to, message: saying('one, later') },
  ])
  expect(await transcript.find(to, 'k1', start)).toEqual({ kind: 'found', id })
  expect(await transcript.find(to, 'k2', start)).toEqual({ kind: 'absent' })
})

test('writes a key that comes twice twice, under two ids', async () => {
  const transcript = openTranscript(path, createFakeClock(start))
  const ids = [await sent(transcript, 'one', 'k1'), await sent(transcript, 'one', 'k1')]
  expect(new Set(ids).size).toBe(2)
  expect(transcript.entries().map((entry) => entry.key)).toEqual(['k1', 'k1'])
})

test('goes on where it was when it is opened again, and edits what another process posted', async () => {
  const clock = createFakeClock(start)
  const first = openTranscript(path, clock)
  const second = openTranscript(path, clock)
  const id = await sent(first, 'one', 'k1')
  expect(await second.update(to, id, saying('two'))).toEqual({ kind: 'sent', id })
  expect(await second.update(to, 'nobody', saying('two'))).toMatchObject({ kind: 'refused' })
  expect(
    openTranscript(path, clock)
      .entries()
      .map((entry) => entry.message.fallback),
  ).toEqual(['one', 'two'])
})

test('a line torn at any byte is ignored, and cut off at the next opening', async () => {
  const clock = createFakeClock(start)
  await sent(openTranscript(path, clock), 'ğ', 'k1')
  const whole = await readFile(path)
  const text = JSON.stringify({
    at: start,
    kind: 'post',
    id: 'x',
    key: 'k2',
    to,
    message: saying('ş'),
  })
  const line = Buffer.from(text)
  for (let cut = 1; cut <= line.length; cut += 1) {
    await writeFile(path, Buffer.concat([whole, line.subarray(0, cut)]))
    expect(readTranscript(path)).toHaveLength(1)
    const transcript = openTranscript(path, clock)
    expect(await readFile(path)).toEqual(whole)
    expect(await transcript.find(to, 'k2', start)).toEqual({ kind: 'absent' })
  }
  await sent(openTranscript(path, clock), 'two', 'k2')
  expect(readTranscript(path).map((entry) => entry.key)).toEqual(['k1', 'k2'])
})

test('a whole line that is no entry is an error', async () => {
  openTranscript(path, createFakeClock(start))
  await appendFile(path, '{"at":"noon"}\n')
  expect(() => readTranscript(path)).toThrow()
})
