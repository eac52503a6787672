/** A Teams that says yes to everything: keys, tokens and what the bot sends. It checks nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '../serve'
import { answeredPath, channelId, channelName, issuerOf, keyFile } from './world'

/** `folder`: where the public key is that the load's tokens are signed with. */
export async function serveConnector(folder: string): Promise<void> {
  const key: unknown = JSON.parse(await readFile(join(folder, keyFile), 'utf8'))
  let answered = 0
  let sent = 0
  await serve(async (request, response) => {
    for await (const _ of request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const say = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const origin = `http://${request.headers.host ?? ''}`
    if (pathname === answeredPath) return say({ answered })
    if (pathname.endsWith('/openidconfiguration'))
      return say({ issuer: issuerOf(origin), jwks_uri: `${issuerOf(origin)}/keys` })
    if (pathname.endsWith('/keys')) return say({ keys: [key] })
    if (pathname.startsWith('/login/'))
      return say({ access_token: 'a-token', expires_in: 3_600, token_type: 'Bearer' })
    if (pathname.endsWith('/pagedmembers')) return say({ members: [] })
    if (/\/teams\/[^/]+\/conversations$/.test(pathname))
      return say({ conversations: [{ id: channelId, name: channelName }] })
    if (searchParams.has('isTargetedActivity')) answered += 1
    return say({ id: `${1_700_000_000_000 + ++sent}` })
  })
}
