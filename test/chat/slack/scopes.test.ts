import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slackManifest } from '../../../src/chat/slack/manifest'
import { optionalScopes, webMethods } from '../../../src/chat/slack/scopes'

const folder = new URL('../../../src/chat/slack/', import.meta.url)
const tables = new Set(['scopes.ts', 'web-answers.ts', 'outcome.ts'])
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !tables.has(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

test('each method of the table is called, or its scope would be asked for without need', () => {
  const unused = Object.keys(webMethods).filter((method) => !source.includes(`'${method}'`))
  expect(unused).toEqual([])
})

test('nothing goes round the table: Slack is called by name, through one function', () => {
  const aliases = /\.(?:auth|chat|conversations|files|oauth|users|views)\.[a-zA-Z]+(?:\.access)?\(/g
  expect(source.match(aliases) ?? []).toEqual([])
  expect(source.match(/\.apiCall\(/g) ?? []).toHaveLength(1)
})

test('the manifest asks for these scopes and no others', () => {
  expect(slackManifest().oauth_config.scopes).toEqual({
    bot: [
      'channels:history',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:history',
      'groups:read',
      'im:history',
      'users:read',
    ],
    bot_optional: ['channels:history', 'groups:history', 'im:history'],
  })
  expect(optionalScopes).not.toContain('chat:write')
})
