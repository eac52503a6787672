import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import {
  aiAccuracy,
  fixSuccess,
  predictedSuccess,
  predictionAccuracy,
  predictionOf,
  timeSaved,
} from '../../../src/drill/kpis/fixes'
import type { DrillRecord } from '../../../src/drill/record'
import { finished, fix, run } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

const casesOf = (changes: Partial<DrillRecord>) => scenarioCases(finished(changes), smallCatalogue)

test('outcomes and predictions average over the fixes of failures; a herring’s fix is in no figure', () => {
  const fixes = [
    fix('A', { outcome: 'successful', predicted: 90, accuracy: 100, minutesSaved: 5 }),
    fix('B', { outcome: 'partial', predicted: 80, accuracy: 92, minutesSaved: -2 }),
    fix('C', { outcome: 'failed' }),
    fix('D', { outcome: 'failed', predicted: 0, accuracy: 0, minutesSaved: 60 }),
  ]
  const cases = casesOf({ fixes })
  expect(fixSuccess(cases).best).toMatchObject({
    provenance: 'stated',
    share: { part: 3, whole: 3 },
  })
  expect(fixSuccess(cases).best?.value.toNumber()).toBe(50)
  expect(predictedSuccess(cases).best?.value.toNumber()).toBe(85)
  expect(aiAccuracy(cases).best?.value.toNumber()).toBe(96)
  expect(aiAccuracy(cases).best?.range?.low.toNumber()).toBe(92)
  expect(timeSaved(cases).best?.value.toNumber()).toBe(3)
})

test('a fix that failed saved no time, whatever is stated of it; time that it cost counts', () => {
  const saved = (minutesSaved: number, verdict?: 'fails') =>
    timeSaved(
      casesOf({
        fixes: [fix('A', { minutesSaved: 5 }), fix('B', { minutesSaved })],
        runs: verdict ? [run('B', { verdict })] : [],
      }),
    )
  const told = ({ best, others }: ReturnType<typeof saved>) =>
    [best, ...others].map((each) => each?.value.toNumber())
  expect(told(saved(20))).toEqual([25])
  expect(told(saved(20, 'fails'))).toEqual([5, 25])
  expect(told(saved(-3, 'fails'))).toEqual([2])
})

test('a run outweighs what was typed, and both are kept where they differ', () => {
  const figure = fixSuccess(
    casesOf({
      fixes: [fix('A', { outcome: 'successful' })],
      runs: [run('A', { verdict: 'hides' })],
    }),
  )
  expect(figure.best).toMatchObject({ provenance: 'measured' })
  expect(figure.best?.value.toNumber()).toBe(50)
  expect(figure.others.map((each) => `${each.provenance} ${each.value}`)).toEqual(['stated 100'])
})

test.each([
  ['90', '80', '100', '50'],
  ['100', '80', '100', '100'],
  ['0', '80', '100', '0'],
  ['97.4', '80', '99', '91.5789'],
  [null, '80', '100', null],
  ['90', '100', '100', null],
])(
  'predicted %s, before %s, after %s: prediction accuracy %s',
  (predicted, before, after, expected) => {
    expect(
      predictionOf(run('A', { predicted, before, after }))?.toSignificantDigits(6).toFixed() ??
        null,
    ).toBe(expected)
  },
)

test('the last counted run with a prediction speaks for its scenario', () => {
  const runs = [
    run('A', { predicted: '80', before: '80', after: '100' }),
    run('A', { predicted: '95', before: '80', after: '100' }),
    run('A', { predicted: '80', before: '80', after: '100', counted: false }),
    run('B', { predicted: '100', before: '80', after: '100' }),
  ]
  const { best } = predictionAccuracy(casesOf({ runs }))
  expect(best?.value.toNumber()).toBe(87.5)
  expect(best?.provenance).toBe('measured')
})

test('prediction accuracy never leaves 0 to 100', () => {
  const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10))
  fc.assert(
    fc.property(percent, percent, percent, (predicted, before, after) => {
      const accuracy = predictionOf(run('A', { predicted, before, after }))
      expect(accuracy === null).toBe(before === after)
      if (accuracy) expect(accuracy.gte(0) && accuracy.lte(100)).toBe(true)
    }),
  )
})

test('nothing recorded is null', () => {
  const cases = casesOf({ fixes: [fix('D')] })
  const figures = [
    fixSuccess(cases),
    predictedSuccess(cases),
    aiAccuracy(cases),
    predictionAccuracy(cases),
    timeSaved(cases),
  ]
  expect(figures.map(({ best }) => best)).toEqual([null, null, null, null, null])
})
