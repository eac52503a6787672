/** Looks at what a card links to, as Teams' own servers fetch a picture: once, without following anybody. */
import type { State } from './state'

const mostBytes = 1024 * 1024
const mostPixels = 1024
const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Complains in time of a picture that nobody would see, or of a file of the bot's own that isn't there. */
export function look(state: State, url: string, what: 'picture' | 'link'): void {
  const isOurs = state.publicUrl !== null && url.startsWith(`${state.publicUrl}/`)
  // Dashboards and runbooks of the drill's world are nowhere; only what the bot serves is looked up.
  if (what === 'link' && !isOurs) return
  if (state.looks.has(url)) return
  const complain = (sentence: string) => void state.complaints.push(`${what} ${url}: ${sentence}`)
  if (what === 'picture' && state.publicUrl !== null && !isOurs)
    complain(`does not lie at ${state.publicUrl}`)
  state.looks.set(
    url,
    seen(url, what).then(
      (fault) => (fault === null ? undefined : complain(fault)),
      (error: unknown) => complain(String(error)),
    ),
  )
}

async function seen(url: string, what: 'picture' | 'link'): Promise<string | null> {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (answer.status !== 200) return `it answers ${answer.status}`
  if (what === 'link') return null
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'it is no PNG'
  if (!(answer.headers.get('content-type') ?? '').startsWith('image/png'))
    return `its type is ${answer.headers.get('content-type')}`
  if (bytes.length > mostBytes) return `it has ${bytes.length} bytes`
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return width > mostPixels || height > mostPixels ? `it measures ${width} × ${height}` : null
}
