import { expect, test } from 'vitest'
import { isOurs } from '../../src/http/host-check'

const local = { host: '127.0.0.1', publicUrl: null }
const open = { host: '0.0.0.0', publicUrl: 'https://drill.example.com' }

test.each(['localhost:3000', 'LocalHost:3000', '127.0.0.1:3000', '127.8.8.8:3000', '[::1]:3000'])(
  'takes %s for this machine',
  (header) => expect(isOurs(header, local, '127.0.0.1', 3000)).toBe(true),
)

test.each([
  undefined,
  '',
  'localhost',
  'localhost:3001',
  'evil.example:3000',
  'localhost.evil.example:3000',
  '127.0.0.1.evil.example:3000',
  'evil@localhost:3000',
  'localhost:3000/evil',
  'localhost:3000, evil.example',
  '192.168.1.5:3000',
  '[::2]:3000',
  'drill.example.com',
])('refuses %s', (header) => expect(isOurs(header, local, '127.0.0.1', 3000)).toBe(false))

test('takes the public address as it is written, its usual port said or not', () => {
  expect(isOurs('drill.example.com', open, '10.0.0.7', 3000)).toBe(true)
  expect(isOurs('drill.example.com:443', open, '10.0.0.7', 3000)).toBe(true)
  expect(isOurs('drill.example.com:3000', open, '10.0.0.7', 3000)).toBe(false)
  expect(isOurs('www.drill.example.com', open, '10.0.0.7', 3000)).toBe(false)
})

test('takes the address that the connection came in on, also on a socket of both kinds', () => {
  expect(isOurs('10.0.0.7:3000', open, '10.0.0.7', 3000)).toBe(true)
  expect(isOurs('10.0.0.7:3000', open, '::ffff:10.0.0.7', 3000)).toBe(true)
  expect(isOurs('10.0.0.8:3000', open, '10.0.0.7', 3000)).toBe(false)
})

test('takes the configured host name, with port 80 unsaid', () => {
  const named = { host: 'drill.internal', publicUrl: null }
  expect(isOurs('drill.internal:3000', named, '10.0.0.7', 3000)).toBe(true)
  expect(isOurs('drill.internal', named, '10.0.0.7', 80)).toBe(true)
  expect(isOurs('drill.internal', named, '10.0.0.7', 3000)).toBe(false)
})
