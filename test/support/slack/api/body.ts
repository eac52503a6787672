/** What a request brings: forms, JSON, and the bytes of uploads. */
import type { IncomingMessage } from 'node:http'
import { json } from './kit'
import type { Json } from './types'

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** Arguments that forms carry as JSON. */
const structured = new Set(['blocks', 'metadata', 'view', 'files', 'attachments'])

/** The arguments of a method; null = the body is neither a form nor JSON. */
export function readArguments(type: string, bytes: Buffer): Json | null {
  const text = bytes.toString('utf8')
  if (type.startsWith('application/json')) {
    const value = json(text)
    return isObject(value) ? value : null
  }
  if (text !== '' && !type.startsWith('application/x-www-form-urlencoded')) return null
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      structured.has(key) ? (json(value) ?? value) : value,
    ]),
  )
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The file of an upload: raw bytes, or the first part of a multipart form. */
export async function readUpload(type: string, bytes: Buffer): Promise<Buffer | null> {
  if (!type.startsWith('multipart/form-data')) return bytes
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData()
  const file = [...form.values()].find((value) => typeof value !== 'string')
  return file === undefined ? null : Buffer.from(await file.arrayBuffer())
}
