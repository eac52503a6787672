import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSecret } from '../src/secret'
import { whyNotStarted } from '../src/start-failure'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'drill-secret-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const given = 'ab'.repeat(32)

test('signs alike for one purpose and otherwise for another, another text or another key', async () => {
  const dataDir = folder()
  const secret = await openSecret({ encryptionKey: given, dataDir })
  const same = await openSecret({ encryptionKey: given.toUpperCase(), dataDir })
  const other = await openSecret({ encryptionKey: 'cd'.repeat(32), dataDir })
  const signature = secret.sign('files', 'a text')
  expect(signature).toMatch(/^[\da-f]{64}$/)
  expect(same.sign('files', 'a text')).toBe(signature)
  const others = [
    secret.sign('sessions', 'a text'),
    secret.sign('files', 'a texT'),
    secret.sign('files', ''),
    secret.sign('', 'a text'),
    other.sign('files', 'a text'),
  ]
  expect(new Set([signature, ...others]).size).toBe(6)
  expect(readdirSync(dataDir)).toEqual([])
})

test('takes its own signature and none with a character changed, added or left out', async () => {
  const secret = await openSecret({ encryptionKey: given, dataDir: folder() })
  const signature = secret.sign('files', 'a text')
  expect(secret.verify('files', 'a text', signature)).toBe(true)
  for (let at = 0; at < signature.length; at++) {
    const [before, after] = [signature.slice(0, at), signature.slice(at + 1)]
    const here = signature.charAt(at)
    const changed = [...'0123456789abcdefABCDEF g\u{fffd}é\ud800'].filter((one) => one !== here)
    for (const one of [...changed, '', `${here}${here}`]) {
      expect(secret.verify('files', 'a text', before + one + after)).toBe(false)
    }
  }
  expect(secret.verify('files', 'a text', '')).toBe(false)
  expect(secret.verify('sessions', 'a text', signature)).toBe(false)
})

test('makes a key once, for its owner’s eyes only, and keeps it', async () => {
  const dataDir = join(folder(), 'deep', 'data')
  const first = await openSecret({ encryptionKey: null, dataDir })
  const key = readFileSync(join(dataDir, 'key'), 'utf8')
  expect(key).toMatch(/^[\da-f]{64}\n$/)
  expect(statSync(join(dataDir, 'key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(dataDir)).toEqual(['key'])
  const second = await openSecret({ encryptionKey: null, dataDir })
  expect(second.sign('files', 'x')).toBe(first.sign('files', 'x'))
  const set = await openSecret({ encryptionKey: key.trim(), dataDir })
  expect(set.sign('files', 'x')).toBe(first.sign('files', 'x'))
})

test('starts at the same time agree on one key', async () => {
  const dataDir = folder()
  const secrets = await Promise.all(
    Array.from({ length: 20 }, () => openSecret({ encryptionKey: null, dataDir })),
  )
  expect(new Set(secrets.map((secret) => secret.sign('files', 'x'))).size).toBe(1)
  expect(readdirSync(dataDir)).toEqual(['key'])
})

test.each(['', 'ab', 'zz'.repeat(32), `${'ab'.repeat(32)}00`])(
  'a kept key that reads "%s" stops the start with one sentence that does not quote it',
  async (text) => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'key'), text)
    const why = await openSecret({ encryptionKey: null, dataDir }).then(() => '', whyNotStarted)
    expect(why.startsWith(`${join(dataDir, 'key')} is not the key`)).toBe(true)
    expect(why).not.toContain('\n')
    if (text !== '' && text !== 'ab') expect(why).not.toContain(text)
    expect(readFileSync(join(dataDir, 'key'), 'utf8')).toBe(text)
    await openSecret({ encryptionKey: given, dataDir })
  },
)
