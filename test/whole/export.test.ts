/** The report as files: in the channel by `/drill export`, at the desk by `npm run export`. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '../../src/commands/command'
import { goodForms } from '../support/good-forms'
import { openStage, type Player, type Stage } from '../support/stage'

let stage: Stage
let ana: Player
let ben: Player

const filesIn = (reply: Reply) =>
  reply.kind === 'private'
    ? reply.message.parts.flatMap((part) => (part.kind === 'file' ? [part.name] : []))
    : []
const wordsOf = (reply: Reply) => (reply.kind === 'private' ? reply.message.fallback : reply.kind)

beforeAll(async () => {
  stage = await openStage({ typesetting: true })
  ana = await stage.player('Ana')
  ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { ...goodForms.plan.values, title: 'First night' })
  await ana.say('start')
  await stage.to(30)
}, 300_000)
afterAll(() => stage.close())

const all = ['report-v1.md', 'report-v1.pdf', 'slides-v1.pptx', 'report-v1.json']

test('gives the files once the drill has ended, to anyone in the channel', async () => {
  expect(wordsOf(await ben.say('export'))).toContain('once the drill has ended')
  await ana.say('stop')
  await stage.to(31)
  expect(filesIn(await ben.say('export'))).toEqual(all)
  expect(filesIn(await ben.say('export PDF'))).toEqual(['report-v1.pdf'])
  expect(filesIn(await ben.say('export .json'))).toEqual(['report-v1.json'])
  expect(wordsOf(await ben.say('export docx'))).toContain('md, pdf, pptx or json')
})

test('an earlier version stays in its thread, and says by which it was replaced', async () => {
  await ana.sayAndFill('guardrail', goodForms.guardrail.values)
  await ana.press('report', 'post', {})
  await stage.to(32)
  const edits = stage.transcript.entries().filter(({ kind }) => kind === 'update')
  const said = edits.map(({ message }) => message.fallback).join('\n')
  expect(said).toContain('version 1, replaced by version 2')
  expect(filesIn(await ben.say('export'))).toEqual(all.map((name) => name.replace('v1', 'v2')))
})

test('gives those of an older drill by the button in history', async () => {
  await stage.to(32 + 24 * 60)
  await ana.sayAndFill('plan', { ...goodForms.plan.values, title: 'Second night' })
  await ana.say('start')
  await stage.to(40 + 24 * 60)
  const list = await ben.say('history')
  const buttons =
    list.kind === 'private'
      ? list.message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
      : []
  const [first] = buttons
  expect(first?.label).toBe('Files of First night')
  const reply = await ben.press('export', 'open', { ...first?.with })
  expect(filesIn(reply)).toContain('report-v2.pdf')
  const stranger = await stage.player('Cem', { channel: 'another-channel' })
  expect(filesIn(await stranger.press('export', 'open', { ...first?.with }))).toEqual([])
})

test('is written to a folder from the command line, while the bot runs', async () => {
  const [drill] = await stage.app.store.reportsOf(null)
  const out = mkdtempSync(join(tmpdir(), 'drill-export-'))
  const env = { PATH: process.env.PATH, DATA_DIR: stage.dataDir }
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/export.js', ...args], { env, encoding: 'utf8' })
  try {
    const listed = execFileSync(process.execPath, ['dist/export.js'], { env, encoding: 'utf8' })
    expect(listed).toContain(`${drill?.id}  2026-01-03  First night`)
    expect(run('--drill', drill?.id ?? '', '--out', out).status).toBe(0)
    expect(readdirSync(out).sort()).toEqual(all.map((name) => name.replace('v1', 'v2')).sort())
    expect(readFileSync(join(out, 'report-v2.md'), 'utf8')).toContain('First night')
    const wrong = run('--drill', 'nobody', '--out', out)
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      'There is no drill nobody. `npm run export` lists those with a report.\n',
    ])
  } finally {
    rmSync(out, { recursive: true })
  }
}, 300_000)
