import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, test } from 'vitest'
import { openSlackStage, type SlackStage } from '../support/slack/stage'
let stage: SlackStage
const rejections: unknown[] = []
const on = (e: unknown) => void rejections.push(e)
beforeAll(async () => { process.on('unhandledRejection', on); stage = await openSlackStage() })
afterAll(() => stage?.close())
const raw = (text: string, ms = 5000) => new Promise<string>((resolve) => {
  const u = new URL(stage.app.url)
  const s = connect(Number(u.port), '127.0.0.1')
  let got = ''
  const t = setTimeout(() => { s.destroy(); resolve(`HANG after: ${got.slice(0, 200)}`) }, ms)
  s.on('data', (d) => { got += d; })
  s.on('close', () => { clearTimeout(t); resolve(got.slice(0, 300)) })
  s.on('error', (e) => { clearTimeout(t); resolve(String(e)) })
  s.write(text)
})
const sign = (body: string) => {
  const at = Math.floor(Date.now() / 1000)
  return `x-slack-request-timestamp: ${at}\r\nx-slack-signature: v0=${createHmac('sha256', stage.api.signingSecret).update(`v0:${at}:${body}`).digest('hex')}\r\n`
}
const post = (path: string, body: string, type = 'application/json', more = '') =>
  `POST ${path} HTTP/1.1\r\nhost: ${new URL(stage.app.url).host}\r\ncontent-type: ${type}\r\n${more}${sign(body)}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
test('door', async () => {
  const log = async (name: string, text: string) => { const r = await raw(text); console.log(name, '=>', r.replaceAll('\r\n', ' | '), rejections.splice(0).map(String)) }
  await log('null', post('/slack/events', 'null'))
  await log('payload=null', post('/slack/events', 'payload=null', 'application/x-www-form-urlencoded'))
  await log('[]', post('/slack/events', '[]'))
  await log('1', post('/slack/events', '1'))
  await log('{}', post('/slack/events', '{}'))
  await log('charset', post('/slack/events', 'ssl_check=1', 'application/x-www-form-urlencoded; charset=utf-8'))
  await log('ssl', post('/slack/events', 'ssl_check=1', 'application/x-www-form-urlencoded'))
  await log('ssl-unsigned', `POST /slack/events HTTP/1.1\r\nhost: ${new URL(stage.app.url).host}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 11\r\nconnection: close\r\n\r\nssl_check=1`)
  await log('%65', post('/slack/%65vents', '{}'))
  await log('absolute', post('http://x/slack/events', '{}'))
  await log('query', post('/slack/events?a=1', '{}'))
  await log('xml', post('/slack/events', '<a/>', 'text/xml'))
  await log('garbage type', post('/slack/events', '{}', ';;;'))
  await log('get', `GET /slack/events HTTP/1.1\r\nhost: ${new URL(stage.app.url).host}\r\nconnection: close\r\n\r\n`)
  await log('noaction', post('/slack/events', 'payload=' + encodeURIComponent(JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, team: null, actions: [] })), 'application/x-www-form-urlencoded'))
  await log('event null', post('/slack/events', JSON.stringify({ type: 'event_callback', event: null })))
  await log('view null', post('/slack/events', 'payload=' + encodeURIComponent(JSON.stringify({ type: 'view_submission', user: { id: 'U1' }, view: null })), 'application/x-www-form-urlencoded'))
  await log('big', post('/slack/events', 'x'.repeat(1_100_000)))
}, 120_000)
