import { expect, test } from 'vitest'
import { ConfigError } from '../src/config'
import { whyNotStarted } from '../src/start-failure'

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more })

test('a known cause is one sentence, an unknown one keeps its stack', () => {
  expect(whyNotStarted(new ConfigError(['PORT must be a port number.']))).toBe(
    'PORT must be a port number.',
  )
  expect(whyNotStarted(named('DataDirTaken', 'Another bot runs.'))).toBe('Another bot runs.')
  expect(whyNotStarted(named('Error', 'listen', { code: 'EADDRINUSE' }))).toMatch(/^PORT is taken/)
  expect(whyNotStarted(named('Error', 'mkdir', { code: 'EACCES' }))).toMatch(/^DATA_DIR or PORT/)
  expect(whyNotStarted(named('Error', 'mkdir', { code: 'ENOTDIR' }))).toMatch(/^DATA_DIR or PORT/)
  expect(whyNotStarted(named('DriverAdapterError', 'DatabaseNotReachable'))).toMatch(
    /^DATABASE_URL .*DatabaseNotReachable/,
  )
  expect(whyNotStarted(new Error('odd'))).toContain('start-failure.test')
})
