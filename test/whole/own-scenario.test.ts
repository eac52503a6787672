/** A whole drill with a scenario of the team's own, beside files that are wrong: brief, evidence, fix, verdict, report. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../src/commands/command'
import { reportSchema } from '../../src/report/json-schema'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'
import { collectLog } from '../support/collect-log'
import { hollowMaker } from '../support/hollow-lab'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

const example = resolve('src/scenarios/own/examples/cache-stampede')

let stage: Stage | null = null
let dir = ''
let hollow = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'drill-own-'))
  cpSync(example, join(dir, 'ours'), { recursive: true })
  hollow = mkdtempSync(join(tmpdir(), 'drill-hollow-'))
})
afterEach(async () => {
  await stage?.close()
  stage = null
  for (const folder of [dir, hollow]) rmSync(folder, { recursive: true })
})

const record = async (on: Stage) => {
  const found = await on.app.store.drill(await on.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

/** The book is made by a process of its own, in real time. */
async function gathered(ask: () => Promise<Reply>): Promise<string> {
  for (;;) {
    const words = wordsOf(await ask())
    if (!words.includes('still being gathered')) return words
    await wait(200)
  }
}

/** To the channel, its threads and everyone but the facilitator, who knows the plan. */
const said = (on: Stage) =>
  JSON.stringify(
    on.transcript.entries().flatMap(({ to, message }) => (to.user === 'ana' ? [] : message)),
  )

test('its service is in the brief and in the evidence, and its remedies decide, as stated', {
  timeout: 120_000,
}, async () => {
  const { log, text } = collectLog()
  stage = await openStage({
    scenariosDir: dir,
    evidence: true,
    labEvidence: hollowMaker(hollow),
    log,
  })
  const on = stage
  const [own] = (await readScenarios(dir)).own.scenarios
  if (own === undefined) throw new Error('The example is gone.')
  const ana = await on.player('Ana')
  const ben = await on.player('Ben')
  await ana.sayAndFill('plan', {
    title: 'Our own night',
    team: 'Team Alpha',
    lengthMinutes: 36,
    scenarioIds: [own.id, 'floating-point-drift'],
    herring: 'none',
  })
  await ben.say('join responder')
  await ana.say('start')
  const answers: Reply[] = []
  const asked = async (line: string, by: Player = ben) => {
    const reply = await by.say(line)
    answers.push(reply)
    return wordsOf(reply)
  }
  const brief = await asked('brief')
  expect(brief).toContain('front-api · Storefront · Serves the shop')
  expect(brief).toContain('shop → front-api → front-cache, front-db')
  expect(await asked('brief front-api')).toContain('Runbook of front-api')

  await on.to(0.5)
  const first = await gathered(() => ben.say('evidence'))
  expect(first).toContain('front-api')
  expect(first).toContain('users-api')
  const { alerts, injects } = await record(on)
  const alert = alerts.find(({ subjectId }) => subjectId === own.id)
  const at = (injects.find(({ subject }) => subject === alert?.id)?.at ?? 0) / 60_000
  expect(at).toBeGreaterThan(2.5)
  // Before it begins all is as on any night, and what comes later is not there yet.
  expect(await asked('evidence front-api late')).toContain('0 lines')
  expect(await asked('evidence front-api')).not.toContain('0 lines')
  await on.to(Math.ceil(at) + 1)
  const letter = (await record(on)).alerts.find(({ id }) => id === alert?.id)?.letter ?? ''
  expect(letter).not.toBe('')
  const late = await gathered(() => ben.say('evidence front-api late'))
  expect(late).toMatch(/[1-9]\d* lines/)
  const shown = (late.match(/^\d\d:\d\d:\d\d/gm) ?? []).map((time) => time.slice(3))
  expect(shown.length).toBeGreaterThan(0)
  for (const time of shown)
    expect(time <= `${String(Math.ceil(at) + 1).padStart(2, '0')}:00`).toBe(true)

  answers.push(await ben.press('brief', 'runbook', { alert: letter }))
  await asked(`claim ${letter}`)
  await asked('status')
  await asked(`stress ${letter}`)
  const phases = (await record(on)).phases
  const opens = (stageName: string) =>
    (phases.find((phase) => phase.stage === stageName)?.plannedStart ?? 0) / 60_000
  await on.to(opens('deep-dive') + 0.5)
  expect(await asked(`stress ${letter}`)).toMatch(
    /Nothing runs behind .: it comes without a system/,
  )

  // Nothing sealed has been said to anybody, the operator's log included.
  const files = (await on.app.store.filesOf(await on.drillId())).map(({ name, alt }) => [name, alt])
  const everything = `${said(on)}${JSON.stringify([answers, files])}${text()}`
  for (const secret of [
    own.id,
    own.name,
    own.cause,
    own.counterFact,
    ...own.decidingEvidence,
    ...own.keyPoints.map(({ point }) => point),
    ...own.remedies.flatMap(({ key, label, why }) => [`"${key}`, label, why]),
    'scenario.yaml',
    'traces.jsonl',
    'metrics.csv',
  ])
    expect(everything.includes(secret), secret).toBe(false)

  await on.to(opens('ai-fix') + 0.5)
  expect(said(on).includes(own.name)).toBe(true)
  const form = await ben.say(`fix ${letter}`)
  const remedies = form.kind === 'form' && form.form.fields.find(({ name }) => name === 'remedies')
  expect(remedies && 'options' in remedies && remedies.options.map(({ label }) => label)).toEqual(
    own.remedies.map(({ label }) => label),
  )
  const fix = { recommendation: 'Keep pages longer', steps: 'An hour', outcome: 'successful' }
  await ben.fill(form, { ...fix, remedies: ['longer=applied'], predicted: 90 })
  expect(await asked(`stress ${letter}`)).toMatch(/is stated, not measured: .* It counts\./)
  await ben.sayAndFill(`fix ${letter}`, {
    ...fix,
    remedies: ['one-build=applied', 'longer=applied'],
    predicted: 90,
  })
  await ben.say(`stress ${letter}`)
  const runs = (await record(on)).runs
  expect(runs.map(({ verdict, counted }) => [verdict, counted])).toEqual([
    ['hides', true],
    ['holds', true],
  ])
  const posts = on.threads().filter(({ fallback }) => /Stress run on/.test(fallback))
  expect(posts).toHaveLength(2)
  expect(said(on).includes('Stated by the scenario’s author, not measured: nothing ran.')).toBe(
    true,
  )
  expect(said(on).includes('24 builds take 1.2 s at two at a time')).toBe(true)
  expect(said(on).includes('Measured, virtual time')).toBe(false)

  await on.to(40)
  const json = (await record(on)).reports.at(-1)?.json ?? '{}'
  const report = reportSchema.parse(JSON.parse(json))
  const chapter = report.chapters.find(({ scenarioId }) => scenarioId === own.id)
  expect(chapter?.fix).toMatchObject({ outcome: 'successful', provenance: 'stated' })
  expect(chapter?.runs.map(({ provenance, before, after }) => [provenance, before, after])).toEqual(
    [
      ['stated', null, null],
      ['stated', null, null],
    ],
  )
  expect(chapter?.predictionAccuracy.best).toBeNull()
  expect(chapter?.resolution.ai.best?.provenance).toBe('stated')
  const stress = report.kpis.find(({ key }) => key === 'stress')
  expect(stress?.figure.best).toMatchObject({ provenance: 'stated', share: { part: 1, whole: 1 } })
  expect(JSON.stringify({ chapter, kpis: report.kpis })).not.toContain('"measured"')
})

test('files that are wrong are named with their line, and the bot goes on without them', async () => {
  const yaml = readFileSync(join(example, 'scenario.yaml'), 'utf8')
  const bad = (name: string, from: string, to: string) => {
    mkdirSync(join(dir, name))
    writeFileSync(join(dir, name, 'scenario.yaml'), yaml.replace(from, to))
    for (const file of ['logs.jsonl', 'traces.jsonl', 'metrics.csv'])
      cpSync(join(example, file), join(dir, name, file))
    return (text: string) => yaml.slice(0, yaml.indexOf(text)).split('\n').length
  }
  const twice = bad('twice', 'short: stampede', 'short: stampede\nshort: herd')
  const check = bad('check', '{ kind: stress', '{ kind: sounds-right')
  const large = bad('large', 'short: stampede', 'short: stampede')
  truncateSync(join(dir, 'large', 'logs.jsonl'), 50 * 1024 * 1024)
  const outside = bad('outside', '    - logs.jsonl', '    - ../ours/logs.jsonl')
  const pattern = bad('pattern', 'id: cache-stampede', 'id: (([a-z]+)*)+$')
  const { log, lines } = collectLog()
  stage = await openStage({ scenariosDir: dir, log })
  const errors = lines().filter(({ level }) => level === 'error')
  const told = (file: string, line: number, words: string) =>
    expect(errors.map(({ msg }) => msg)).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^SCENARIOS_DIR: ${file}/scenario.yaml line ${line}: .*${words}.* It is left out\\.$`,
        ),
      ),
    )
  told('twice', twice('short: stampede') + 1, 'the same field stands here twice')
  told(
    'check',
    check('{ kind: stress'),
    'checks 3.kind must be observability, stress, applied or sla',
  )
  told('large', large('    - logs.jsonl'), 'the evidence file is larger than 5 MB')
  told('outside', outside('    - logs.jsonl'), 'the evidence file leaves its folder')
  told('pattern', pattern('id: cache-stampede'), 'id must be small letters')

  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Ours', team: 'Alpha', scenarioIds: ['cache-stampede'] })
  await ana.say('start')
  await stage.to(40)
  expect(said(stage).includes('P99 of `GET /front` 6.4 s')).toBe(true)
})

test('a drill goes on when its file is wrong after a restart', async () => {
  stage = await openStage({ scenariosDir: dir })
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', {
    title: 'Ours',
    team: 'Alpha',
    scenarioIds: ['cache-stampede'],
    lengthMinutes: 12,
  })
  await ana.say('start')
  await stage.to(4)
  await stage.app.stop()
  writeFileSync(join(dir, 'ours', 'scenario.yaml'), 'kind: scenario\nid: 1\n')
  await stage.reopen()
  await stage.to(16)
  const { drill, reports } = await record(stage)
  expect(drill.state).toBe('finished')
  expect(reports).not.toEqual([])
})
