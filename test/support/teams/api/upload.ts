/** One file into somebody's OneDrive, by the address that their consent gave. */
import { readBytes } from './body'
import type { Ends } from './dispatch'
import type { TeamsCall } from './types'

export async function takeUpload({ request, response, state }: Ends, id: string): Promise<void> {
  const bytes = await readBytes(request)
  const range = request.headers['content-range']
  const call: TeamsCall = {
    operation: 'upload',
    conversation: '',
    thread: null,
    targeted: false,
    body: { id, bytes: bytes.length },
    status: null,
    outcome: 'pending',
    took: false,
    at: state.clock.now(),
  }
  state.calls.push(call)
  const say = (status: number, outcome: string) => {
    call.status = status
    call.outcome = outcome
    if (status >= 400) state.complaints.push(`an upload: ${outcome}`)
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  }
  if (request.method !== 'PUT' || !state.uploads.has(id)) return say(404, `nothing is at ${id}`)
  if (request.headers.authorization !== undefined)
    return say(401, 'the bot’s own token given away to a stranger')
  if (range !== `bytes 0-${bytes.length - 1}/${bytes.length}`)
    return say(416, `Content-Range ${range} for ${bytes.length} bytes`)
  state.uploads.set(id, bytes)
  call.took = true
  say(201, 'ok')
}
