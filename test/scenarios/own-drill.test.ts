/** A whole drill with a scenario of the team's own in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { arrived } from '../../src/drill/alerts'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'
import { openStage, type Stage } from '../support/stage'

const examples = resolve('src/scenarios/own/examples')

let stage: Stage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

test('it is planned, arrives as an alert, is found, and nobody learns its name before the reveal', async () => {
  stage = await openStage({ scenariosDir: examples })
  const [own] = (await readScenarios(examples)).own.scenarios
  if (own === undefined) throw new Error('The example is gone.')
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', {
    title: 'Our own night',
    team: 'Team Alpha',
    scenarioIds: ['cache-stampede', 'n-plus-one-latency-storm'],
  })
  await ben.say('join responder')
  await ana.say('start')
  await stage.to(30)
  const record = await stage.app.store.drill(await stage.drillId())
  const alert = record && arrived(record).find((each) => each.service === 'front-api')
  expect(alert?.subjectId).toBe('cache-stampede')
  const said = () =>
    JSON.stringify(
      stage?.transcript
        .entries()
        .filter(({ to }) => to.user === null)
        .map(({ message }) => message),
    )
  expect(said()).toContain('P99 of `GET /front` 6.4 s')
  const answers = [
    await ben.say('help'),
    await ben.say('status'),
    await ben.say(`claim ${alert?.letter}`),
    await ben.say(`claim ${alert?.letter} cache stampede: the TTL ends and all hit the database`),
  ]
  const drill = await stage.drillId()
  await ana.press('hint', 'now', { alert: alert?.letter ?? '', drill })
  await stage.to(31)
  expect(said()).toContain(own.hints[0])
  const got = `${said()} ${JSON.stringify(answers)}`
  for (const secret of [own.id, own.name, own.cause, own.counterFact, ...own.decidingEvidence]) {
    expect(got.replace('cache stampede: the TTL', '')).not.toContain(secret)
  }
  await stage.to(62)
  const claims = (await stage.app.store.drill(await stage.drillId()))?.claims ?? []
  await ana.press('claims', 'judge', {
    claims: claims.map(({ id }) => id).join(','),
    value: 'confirmed',
    drill: await stage.drillId(),
  })
  await stage.to(121)
  expect(said()).toContain(own.name)
  expect(said()).toContain(own.cause)
})

test('a folder that is none stops the start before anything is opened', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'drill-own-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'mine.yaml')
  writeFileSync(file, 'kind: scenario\nid: 1\n')
  await expect(openStage({ scenariosDir: file })).rejects.toThrow(
    /^SCENARIOS_DIR: the folder: cannot be read/m,
  )
})
