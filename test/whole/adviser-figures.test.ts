/** A whole drill with the built-in adviser in each mode: the figures of report and slides, worked out by hand. */
import { afterEach, expect, test, vi } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import type { AdviceChoice, AdviserMode } from '../../src/drill/record-adviser'
import { reportFromJson } from '../../src/report/json-schema'
import type { Report } from '../../src/report/report'
import { measuredOf } from '../../src/report/slides/measured'
import { slides } from '../../src/report/slides/slides'
import { catalogue } from '../../src/scenarios/catalogue'
import { openStage, type Player, type Stage } from '../support/stage'
import { tableLab } from '../support/table-lab'

let stage: Stage
afterEach(() => stage.close())
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const right = ['query=in', 'calls=8']
const wrong = ['index=on', 'pool=25']
const lab = tableLab({
  'calls=8 query=in': { verdict: 'holds', before: '40', after: '100' },
  'calls=all query=in': { verdict: 'harms', before: '40', after: '70' },
  'index=on pool=25': { verdict: 'fails', before: '40', after: '41' },
})

const record = async (): Promise<DrillRecord> => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

/** Opening at 2:00, own plan at 2:04, card at 2:06, final plan and its run at 2:11. */
async function played(
  mode: AdviserMode,
  own: readonly string[],
  choice: AdviceChoice,
  final: readonly string[],
): Promise<{ report: Report; record: DrillRecord }> {
  stage = await openStage({ lab })
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', {
    title: 'Night drill',
    team: 'Alpha',
    scenarioIds: ['n-plus-one-latency-storm'],
  })
  await ana.say('start')
  await stage.to(24)
  const form = await ana.press('claims', 'adviser')
  if (form.kind !== 'form') throw new Error('No form.')
  await ana.fill(form, Object.fromEntries(form.form.fields.map(({ name }) => [name, mode])))
  await stage.to(124)
  const alert = (await record()).alerts.find(({ herring }) => !herring)
  const letter = alert?.letter ?? ''
  await ben.fill(await ben.press('ask', 'own-plan', { alert: letter }), {
    remedies: own,
    predicted: 80,
  })
  await stage.to(126)
  await ben.say(`ask ${letter}`)
  const advice = (await record()).advices.find(({ kind }) => kind === 'card')
  await stage.to(131)
  const opened = await ben.press('ask', choice, { alert: letter, advice: advice?.id ?? '' })
  await ben.fill(opened, {
    remedies: final,
    steps: 'What we did',
    predicted: 90,
    accuracy: 92,
    minutesSaved: 7,
    outcome: 'successful',
    approvedBy: 'Cleo',
  })
  await ben.say(`stress ${letter}`)
  for (let minute = 132; minute < 136; minute++) await stage.to(minute)
  await answerSurvey(ben)
  await ana.say('stop')
  await stage.app.idle()
  const after = await record()
  const report = reportFromJson(after.reports.at(-1)?.json ?? 'null')
  if (!report) throw new Error('No report.')
  return { report, record: after }
}

async function answerSurvey(player: Player): Promise<void> {
  await player.sayAndFill('reflect', {
    techniques: '4',
    ai: '3',
    herring: '4',
    dashboards: '4',
    earlyAi: 'yes',
    sign: true,
  })
}

const kpi = (report: Report, key: string) => report.kpis.find((each) => each.key === key)
const amounts = (report: Report, key: string) => {
  const figure = kpi(report, key)?.figure
  return [figure?.best, ...(figure?.others ?? [])].map(
    (each) => each && [each.provenance, each.value.toDecimalPlaces(3).toNumber()],
  )
}
const slide = (report: Report, of: DrillRecord, number: number) =>
  slides(report, measuredOf(of, catalogue)).find((each) => each.slide === number)?.alt ?? ''

test('right advice that is rejected: a costly override and under-reliance', async () => {
  const { report, record: of } = await played('right', wrong, 'reject', wrong)
  const [chapter] = report.chapters
  expect(chapter?.adviser).toMatchObject({
    own: { verdict: 'fails', predicted: 80 },
    advised: { verdict: 'holds', predicted: 99, mode: 'right', set: false, choice: 'reject' },
    final: { verdict: 'fails', predicted: 90 },
    override: 'costly',
    reliance: 'under',
    skipped: [],
  })
  expect(report.adviser).toMatchObject({ cards: 1, over: 0, under: 1, comparable: 1 })
  // Two of two remedies help; 1 − |99 − 100| ÷ |40 − 100|.
  expect(amounts(report, 'ai-accuracy')).toEqual([
    ['measured', 100],
    ['stated', 92],
  ])
  expect(amounts(report, 'prediction-accuracy')).toEqual([['measured', 98.333]])
  // The own plan never held: not comparable. A fix that failed saved nothing, whatever is stated.
  expect(amounts(report, 'time-saved')).toEqual([
    ['stated', 0],
    ['stated', 7],
  ])
  expect(of.reports.at(-1)?.markdown).toMatch(/to a final one: not comparable; /)
  expect(slide(report, of, 5)).toMatch(/100 % right, stated 92 %/)
  expect(slide(report, of, 6)).toMatch(/AI accuracy: 100 %, stated 92 %/)
  expect(report.adviser.earlyAi.best?.share).toEqual({ part: 1, whole: 1 })
})

test('the right cause with the wrong remedies, adopted: over-reliance', async () => {
  const { report, record: of } = await played('wrong remedy', right, 'adopt', [
    'query=in',
    'calls=all',
  ])
  expect(report.chapters[0]?.adviser).toMatchObject({
    own: { verdict: 'holds' },
    advised: { verdict: 'harms', mode: 'wrong remedy', set: true, choice: 'adopt' },
    final: { verdict: 'harms' },
    override: null,
    reliance: 'over',
  })
  // One of two remedies helps; 1 − |99 − 70| ÷ |40 − 70|.
  expect(amounts(report, 'ai-accuracy')[0]).toEqual(['measured', 50])
  expect(amounts(report, 'prediction-accuracy')).toEqual([['measured', 3.333]])
  expect(report.adviser).toMatchObject({ over: 1, under: 0 })
  expect(slide(report, of, 6)).toMatch(/AI accuracy: 50 %, stated 92 %/)
})

test('fluent and wrong, changed: a good override that cost a minute', async () => {
  const { report, record: of } = await played('wrong', right, 'change', right)
  expect(report.chapters[0]?.adviser).toMatchObject({
    own: { verdict: 'holds' },
    advised: { verdict: 'fails', mode: 'wrong', choice: 'change' },
    final: { verdict: 'holds' },
    override: 'good',
    reliance: 'neither',
  })
  // None of two helps; |95 − 41| is more than |40 − 41|.
  expect(amounts(report, 'ai-accuracy')[0]).toEqual(['measured', 0])
  expect(amounts(report, 'prediction-accuracy')).toEqual([['measured', 0]])
  // 4 min from the opening to the own plan, 5 min from the card to the final one.
  expect(amounts(report, 'time-saved')).toEqual([
    ['measured', -1],
    ['stated', 7],
  ])
  expect(slide(report, of, 5)).toMatch(/1 min lost, stated 7 min/)
  const markdown = of.reports.at(-1)?.markdown ?? ''
  expect(markdown).toMatch(/Override: good/)
  expect(markdown).toMatch(/Time saved, .*: −1 min \(measured.*stated/)
  // Ben signed his answers; what was asked about early AI names nobody and stands alone.
  expect(markdown).toMatch(/AI used before its phase, by the survey: 1 of 1 said so/)
})
