import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { slackManifest } from '../../../src/chat/slack/manifest'
import { shortcutIds } from '../../../src/chat/slack/shortcuts'
import { commands } from '../../../src/commands/table'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** Slack's own, as published; see the note beside it. */
const check = new Ajv({ strict: false, allErrors: true, formats: { uri: true } }).compile(
  JSON.parse(read('test/fixtures/slack-manifest.schema.json')),
)
const faultsOf = (manifest: unknown) => (check(manifest) ? [] : check.errors)

test('Slack takes the manifest that is checked in', () => {
  const manifest: unknown = parse(read('manifests/slack.yaml'))
  expect(manifest).toEqual(slackManifest())
  expect(faultsOf(manifest)).toEqual([])
})

test('the schema does refuse what Slack has no word for', () => {
  const { features, ...rest } = slackManifest()
  expect(faultsOf({ ...rest, features: { ...features, slash: [] } })).not.toEqual([])
})

test('every word stands in the hint, and the hint is no longer than Slack takes', () => {
  const hint = slackManifest().features.slash_commands[0]?.usage_hint ?? ''
  const said = hint.split(' | ').map((each) => each.split(' ')[0])
  expect(said).toEqual(commands.map(({ word }) => word))
  expect(hint.length).toBeLessThanOrEqual(1_000)
})

test('the bot can be written to, has its shortcuts, and keeps a token that lasts', () => {
  const { features, settings } = slackManifest()
  expect(features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  })
  expect(features.shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
    ['global', shortcutIds.claim],
    ['message', shortcutIds.evidence],
  ])
  expect(settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: false })
})
