/** What alerts tell of is what their systems measure, with the real lab. */
import { afterEach, expect, test } from 'vitest'
import { createAlertFigures } from '../src/app-alert-figures'
import { runDetail } from '../src/drill/run-detail'
import { createLog } from '../src/log'
import { programPaths } from '../src/paths'
import { catalogue } from '../src/scenarios/catalogue'
import { openStage, type Stage } from './support/stage'

let stage: Stage
afterEach(() => stage.close())

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

async function started(childPath: string) {
  stage = await openStage()
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  const { store, conduct } = stage.app
  const log = createLog('silent')
  const figures = createAlertFigures({ store, conduct, catalogue, childPath, log })
  figures.wake()
  await figures.idle()
  await figures.stop()
  return ana
}

const ownText = (id: string) =>
  [...catalogue.scenarios, ...catalogue.herrings].find((each) => each.id === id)?.alert

test('an alert, the post of its inject and a stress run of it say the same figure', async () => {
  const ana = await started(programPaths().labChild)
  await stage.to(75)
  for (const { subjectId, letter, symptom, value } of (await record()).alerts) {
    await ana.say(`stress ${letter}`)
    await stage.app.idle()
    const run = (await record()).runs.at(-1)
    const [check] = runDetail(run?.detail ?? '{}')?.unfixed.checks ?? []
    const amount = Math.abs(Number(value.replace('−', '-').replace(/[^-\d.]/g, '')))
    const places = value.includes('.') ? 2 : 0
    const scale = check?.unit === 'ms' ? 1000 : 1
    expect([subjectId, amount]).toEqual([
      subjectId,
      Number(((check?.value ?? 0) / scale).toFixed(places)),
    ])
    expect(symptom).toContain(value)
    expect(stage.channel().some(({ fallback }) => fallback.includes(symptom))).toBe(true)
  }
  const texts = (await record()).injects.filter(({ kind }) => kind === 'alert')
  const symptoms = (await record()).alerts.map(({ symptom }) => symptom)
  expect(texts.map(({ text }) => text)).toEqual(symptoms)
}, 120_000)

test('where nothing can be measured, alerts go out with their scenario’s words', async () => {
  await started(new URL('lab/children/crash.mjs', import.meta.url).pathname)
  await stage.to(30)
  for (const alert of (await record()).alerts) {
    expect(alert.letter).not.toBeNull()
    expect(alert).toMatchObject({ symptom: ownText(alert.subjectId)?.symptom })
  }
}, 60_000)
