/** A fetch for an endpoint that is not trusted: it is followed nowhere else, and reads no more than so many bytes. */

/** An answer of a few thousand tokens is a small part of it. */
const mostBytes = 256 * 1024

export class Redirected extends Error {
  override name = 'Redirected'
}
export class TooLong extends Error {
  override name = 'TooLong'
}

/** Rejects with `Redirected`, `TooLong`, the signal's reason, or what fetch rejects with. The answer is read whole. */
export async function boundedFetch(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' })
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    throw new Redirected('The endpoint points elsewhere.')
  }
  const body = await readBounded(response)
  // It is unpacked by now, and as long as it is.
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  const { status, statusText } = response
  const bare = status === 204 || status === 205
  return new Response(bare ? null : body, { status, statusText, headers })
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop lets go of the connection.
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > mostBytes) throw new TooLong('The answer is too long.')
    chunks.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
