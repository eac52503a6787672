/** Slash commands of many people at once, signed as Bot Framework signs them. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import type { Crowd } from '../slack/burst'
import {
  appId,
  channelId,
  channelName,
  issuerOf,
  keyFile,
  keyId,
  messagesPath,
  serviceUrlOf,
  speakers,
  tenantId,
} from './world'

/** Makes a key, and leaves its public half where the connector finds it. */
export async function makeKey(folder: string): Promise<KeyObject> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const jwk = publicKey.export({ format: 'jwk' })
  const signing = { kid: keyId, x5t: keyId, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }
  await writeFile(join(folder, keyFile), JSON.stringify({ ...jwk, ...signing }))
  return privateKey
}

/** `server`: an origin. The connections stay open, as Teams' do. */
export function openTeamsCrowd(server: string, connector: string, key: KeyObject): Crowd {
  const agent = new Agent({ keepAlive: true, maxSockets: speakers.length })
  const token = tokenOf(connector, key)
  let said = 0
  return {
    say: (textOf) =>
      Promise.all(
        speakers.map((id, i) => {
          const body = JSON.stringify(activityOf(connector, id, textOf(i), `${++said}`))
          return acknowledged(`${server}${messagesPath}`, agent, body, token)
        }),
      ),
    close: () => agent.destroy(),
  }
}

function activityOf(connector: string, id: string, text: string, activity: string) {
  return {
    type: 'message',
    id: activity,
    timestamp: new Date().toISOString(),
    localTimezone: 'UTC',
    channelId: 'msteams',
    serviceUrl: serviceUrlOf(connector),
    from: { id, name: id },
    recipient: { id: `28:${appId}`, name: 'Drill', isTargeted: true },
    conversation: { id: channelId, conversationType: 'channel', isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId }, channel: { id: channelId, name: channelName } },
    text,
  }
}

function tokenOf(connector: string, key: KeyObject): string {
  const now = Math.floor(Date.now() / 1_000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    iss: issuerOf(connector),
    aud: appId,
    serviceurl: serviceUrlOf(connector),
    nbf: now - 60,
    exp: now + 3_600,
  }
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: keyId, x5t: keyId })}.${part(claims)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`
}

function acknowledged(url: string, agent: Agent, body: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    const asked = request(url, { method: 'POST', agent, headers })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - begun)
        else reject(new Error(`${url} answered ${answer.statusCode}.`))
      })
    })
    asked.end(body)
  })
}
