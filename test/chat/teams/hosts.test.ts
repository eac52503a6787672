import { expect, test } from 'vitest'
import { serviceUrlRule } from '../../../src/chat/teams/hosts'

const microsoft = [
  'https://smba.trafficmanager.net/amer/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
  'https://smba.infra.gov.teams.microsoft.us/',
  'https://europe.botframework.com/',
]
const others = [
  'https://evil.example/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil-botframework.com/',
  'https://evil.trafficmanager.net/',
  'http://smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user:key@smba.trafficmanager.net/',
  'file:///etc/passwd',
  'not an address',
  '',
]
const here = 'http://127.0.0.1:4000/amer/'

test('a token goes to Microsoft’s hosts alone, and encrypted', () => {
  const isOurs = serviceUrlRule(undefined)
  for (const url of microsoft) expect(isOurs(url), url).toBe(true)
  for (const url of [...others, here]) expect(isOurs(url), url).toBe(false)
})

test('to this machine only where the channel’s keys come from it too', () => {
  const isOurs = serviceUrlRule('http://127.0.0.1:4000/keys')
  expect([...microsoft, here].map(isOurs)).not.toContain(false)
  expect(others.map(isOurs)).not.toContain(true)
  expect(serviceUrlRule('https://login.botframework.com/keys')(here)).toBe(false)
})
