import { readFileSync } from 'node:fs'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { composeWords } from '../../../src/chat/teams/compose-words'
import { teamsManifest } from '../../../src/chat/teams/manifest'
import { commands } from '../../../src/commands/table'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url))
const own = { appId: '11111111-2222-3333-4444-555555555555', domains: ['drill.acme.test'] }

/** Microsoft's own schema of the version that the manifest names. */
async function faultsOf(manifest: object): Promise<string[]> {
  const parsed: TeamsManifest = JSON.parse(JSON.stringify(manifest))
  return AppManifestUtils.validateAgainstSchema(parsed)
}

test('Teams takes the manifest that is checked in, and one’s own', async () => {
  const manifest: object = JSON.parse(read('manifests/teams/manifest.json').toString())
  expect(manifest).toEqual(teamsManifest())
  expect(await faultsOf(manifest)).toEqual([])
  expect(await faultsOf(teamsManifest(own))).toEqual([])
})

test('the schema does refuse what Teams has no word for', async () => {
  const [bot] = teamsManifest().bots
  const mute = { ...teamsManifest(), bots: [{ ...bot, supportsWhispers: true }] }
  expect(await faultsOf(mute)).not.toEqual([])
  expect(await faultsOf({ ...teamsManifest(), accentColor: 'night' })).not.toEqual([])
})

test('its icons are as large as Teams wants them', async () => {
  const sizes = await Promise.all(
    ['color', 'outline'].map(async (name) => {
      const { width, height } = await loadImage(read(`manifests/teams/${name}.png`))
      return [width, height]
    }),
  )
  expect(sizes).toEqual([
    [192, 192],
    [32, 32],
  ])
})

test('menus hold words that there are, and no mention invites to say something sealed', () => {
  const [bot] = teamsManifest().bots
  const lists = bot?.commandLists ?? []
  const known = new Map(commands.map((each) => [`${each.word}`, each]))
  for (const { commands: menu } of lists) {
    expect(menu.length).toBeLessThanOrEqual(12)
    for (const { title } of menu) expect(known.has(title), title).toBe(true)
  }
  const overheard = lists.filter(
    ({ scopes, triggers }) => triggers.includes('mention') && !scopes.includes('personal'),
  )
  expect(overheard).toHaveLength(1)
  for (const { title } of overheard.flatMap((list) => list.commands))
    expect(known.get(title)?.sealed, title).toBe(undefined)
})

test('the bot asks for no permission, hears whispers, and opens claims from the compose box', () => {
  const manifest = teamsManifest(own)
  expect(manifest).not.toHaveProperty('authorization')
  expect(manifest).not.toHaveProperty('permissions')
  expect(manifest).not.toHaveProperty('supportsChannelFeatures')
  expect(manifest.bots[0]).toMatchObject({ botId: own.appId, supportsTargetedMessages: true })
  const opened = manifest.composeExtensions[0]?.commands ?? []
  expect(opened.map(({ id, fetchTask }) => [id, fetchTask])).toEqual(
    composeWords.map((word) => [word, true]),
  )
})
