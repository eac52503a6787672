/** The bot's secret: what links and keys are signed with, a key of its own for each purpose. */
import { createHmac, hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface Secret {
  /** 64 lower-case hex characters. The same text for another purpose is signed otherwise. */
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

/** The kept key is not one. */
class KeyBroken extends Error {
  override name = 'KeyBroken'
}

const keyBytes = 32

/**
 * Takes the given key (64 hex characters), or the one kept in `dataDir`, which is made at the first start.
 * @throws KeyBroken if what is kept there is no key
 */
export async function openSecret(given: {
  encryptionKey: string | null
  dataDir: string
}): Promise<Secret> {
  const root = Buffer.from(given.encryptionKey ?? (await keptKey(given.dataDir)), 'hex')
  const keys = new Map<string, Uint8Array>()
  const keyFor = (purpose: string) => {
    const key = keys.get(purpose) ?? new Uint8Array(hkdfSync('sha256', root, '', purpose, keyBytes))
    keys.set(purpose, key)
    return key
  }
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', keyFor(purpose)).update(text).digest('hex')
  return {
    sign,
    verify: (purpose, text, signature) => {
      // As text: decoded from hex, a capital letter would pass for a small one.
      const right = Buffer.from(sign(purpose, text))
      const asked = Buffer.from(signature)
      return right.length === asked.length && timingSafeEqual(right, asked)
    },
  }
}

async function keptKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'key')
  const kept = (await read(path)) ?? (await make(path))
  const key = kept.trim()
  if (/^[\da-f]{64}$/i.test(key)) return key
  throw new KeyBroken(
    `${path} is not the key that the bot keeps there. Put it back, or remove it: links made with it end then.`,
  )
}

/** Null = there is none. */
async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Of several starts at once one makes the key, and all get that one. It appears whole or not at all. */
async function make(path: string): Promise<string> {
  const unfinished = `${path}.${randomUUID()}.half`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('hex')}\n`)
    await file.sync()
    await link(unfinished, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    })
  } finally {
    await file.close()
    await rm(unfinished, { force: true })
  }
  return readFile(path, 'utf8')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
