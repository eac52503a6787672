import { expect, test } from 'vitest'
import { withoutSecrets } from '../src/log'
import { collectLog } from './support/collect-log'

test('writes one JSON object a line, with level and time in words', () => {
  const { log, lines, text } = collectLog()
  log.debug('not this')
  log.info({ drills: 2 }, 'up')
  log.error('down')
  expect(lines()).toMatchObject([
    { level: 'info', msg: 'up', drills: 2 },
    { level: 'error', msg: 'down' },
  ])
  expect(text().split('\n')).toHaveLength(3)
})

test('hides secrets by key, at three depths', () => {
  const { log, text } = collectLog()
  log.info({ token: 's3cret', a: { password: 's3cret', b: { authorization: 's3cret' } } }, 'x')
  expect(text()).not.toContain('s3cret')
})

test('hides secrets inside messages and errors', () => {
  const { log, lines, text } = collectLog()
  log.error({ err: new Error('cannot reach postgres://drill:s3cret@db/drill') }, 'xoxb-1-s3cret')
  expect(text()).not.toContain('s3cret')
  expect(lines()[0]?.err?.message).toBe('cannot reach postgres://drill:[hidden]@db/drill')
  expect(lines()[0]?.msg).toBe('[hidden]')
})

test('leaves an address and a mail address on one line alone', () => {
  const plain = '{"url":"http://localhost:3000","by":"ana@example.com"}'
  expect(withoutSecrets(plain)).toBe(plain)
})
