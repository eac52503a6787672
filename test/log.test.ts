import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLog, type Log, withoutSecrets } from '../src/log'

const line = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string() })

function written(write: (log: Log) => void): { text: string; lines: z.infer<typeof line>[] } {
  let text = ''
  write(createLog('info', { write: (piece) => void (text += piece) }))
  const lines = text.trim().split('\n')
  return { text, lines: lines.map((each) => line.parse(JSON.parse(each))) }
}

test('writes one JSON object a line, with level and time in words', () => {
  const { lines } = written((log) => {
    log.debug('not this')
    log.info({ drills: 2 }, 'up')
    log.error('down')
  })
  expect(lines).toMatchObject([
    { level: 'info', msg: 'up', drills: 2 },
    { level: 'error', msg: 'down' },
  ])
})

test('hides secrets by key, at three depths', () => {
  const { text } = written((log) =>
    log.info({ token: 's3cret', a: { password: 's3cret', b: { authorization: 's3cret' } } }, 'x'),
  )
  expect(text).not.toContain('s3cret')
})

test('hides secrets inside messages and errors', () => {
  const { text, lines } = written((log) =>
    log.error({ err: new Error('cannot reach postgres://drill:s3cret@db/drill') }, 'xoxb-1-s3cret'),
  )
  expect(text).not.toContain('s3cret')
  expect(text).toContain('postgres://drill:[hidden]@db/drill')
  expect(lines[0]?.msg).toBe('[hidden]')
})

test('leaves an address and a mail address on one line alone', () => {
  const plain = '{"url":"http://localhost:3000","by":"ana@example.com"}'
  expect(withoutSecrets(plain)).toBe(plain)
})
