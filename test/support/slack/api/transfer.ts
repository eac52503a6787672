/** The bytes of files: to the address that an upload was given, and back to who may read them. */
import type { IncomingMessage } from 'node:http'
import { readBytes, readUpload } from './body'
import { type Answer, type Ends, exchange } from './exchange'
import { belongs } from './reach'
import type { State } from './state'

interface Transfer extends Ends {
  request: IncomingMessage
}

export async function takeUpload(transfer: Transfer, id: string): Promise<void> {
  const { request, state } = transfer
  const bytes = await readUpload(request.headers['content-type'] ?? '', await readBytes(request))
  exchange(transfer, 'upload', { file: id }, () => {
    const file = state.files.get(id)
    if (request.method !== 'POST' || file === undefined) return [404, 'no such upload']
    if (file.state !== 'begun') return complain(state, `upload: ${id} is ${file.state} already`)
    if (bytes?.length !== file.length)
      return complain(state, `upload: ${bytes?.length ?? 0} bytes where ${file.length} were said`)
    Object.assign(file, { bytes, state: 'uploaded' })
    return [200, `OK - ${bytes.length}`]
  })
}

/** With a token that may read files the bytes, else a page to log in at, as Slack does. */
export async function giveFile(transfer: Transfer, place: string): Promise<void> {
  const { request, state } = transfer
  const id = place.split('-')[1] ?? ''
  exchange(transfer, 'download', { file: id }, () => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const grant = state.grants.find((each) => each.token === token && each.state === 'live')
    const file = state.files.get(id)
    if (file === undefined) return [404, 'no such file']
    if (
      grant === undefined ||
      !belongs(state, grant, file.team) ||
      !grant.scopes.includes('files:read')
    )
      return [200, '<!DOCTYPE html><title>Sign in | Slack</title>', 'text/html']
    return [200, file.bytes, file.mimetype]
  })
}

function complain(state: State, sentence: string): Answer {
  state.complaints.push(sentence)
  return [400, sentence]
}
