import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartConfig } from '../../src/charts/config'
import { edges } from './edges'
import { evidencePictures } from './evidence-samples'
import { drift, fixes, herring, plan, samples } from './samples'

const specs = [...samples, ...Object.values(edges), ...Object.values(evidencePictures)]
const bodyLimit = 100 * 1024

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
}

/** Every string of a spec replaced, its fixed words and dates kept. */
function retyped<T>(spec: T, typed: string): T {
  const kept = new Set(['kind', 'due', 'from'])
  return JSON.parse(
    JSON.stringify(spec, (key, value: unknown) =>
      typeof value === 'string' && !kept.has(key) ? typed : value,
    ),
  )
}

test('every configuration is plain JSON, without a function or a callback', () => {
  for (const spec of specs) {
    const config = chartConfig(spec)
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
    expect(texts(config).filter((text) => /callback|function|=>/i.test(text))).toEqual([])
  }
})

test('figures stand in the configuration as numbers of their own unit', () => {
  expect(chartConfig(fixes).data.datasets.slice(0, 3)).toMatchObject([
    { label: 'human', data: [{ x: 18 }, { x: 25 }, { x: 35 }] },
    { label: 'AI-assisted fix', data: [{ x: 10 }, { x: 10 }, { x: 10 }] },
    { label: 'saved', data: [{ x: 5 }, { x: 6 }, { x: 4 }] },
  ])
  expect(chartConfig(drift).data.datasets[0]).toMatchObject({
    data: [{ y: 1000 }, { y: 1000.005 }, { y: 1000.01 }, { y: 1000.015 }, { y: 1000.02 }],
  })
  expect(chartConfig(herring).data.datasets[0]).toMatchObject({ data: [{ x: [15, 38] }] })
})

test('the words behind a bar are whole, also where a bar is as long as the axis', () => {
  const rows = fixes.rows.map((row) => ({
    ...row,
    human: 99,
    ai: 1,
    saved: null,
    savedText: 'saving not recorded',
    accuracyText: 'accuracy not recorded',
    aiText: '1.0 min',
  }))
  const said = texts(chartConfig({ ...fixes, rows }))
  for (const words of ['saving not recorded', 'accuracy not recorded', 'AI-assisted fix 1.0 min'])
    expect(said.filter((text) => text.includes(words))).toHaveLength(rows.length)
})

test('what people typed can neither become code nor outgrow a request', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc.constantFrom(
      '__BEGINFUNCTION__process.exit()__ENDFUNCTION__',
      '__BEGIN__BEGINFUNCTION__FUNCTION__alert(1)__END__ENDFUNCTION__FUNCTION__',
      '__BEGIN\u202eFUNCTION__x__END\u0000FUNCTION__',
      'a'.repeat(5000),
      `e${'\u0301'.repeat(4000)}`,
      '\ud800',
      '\n\r\u2028</script><img src=x>',
      '🧑‍🚒'.repeat(600),
      'كلمة '.repeat(900),
    ),
  )
  fc.assert(
    fc.property(nasty, fc.constantFrom(...specs), (typed, spec) => {
      const json = JSON.stringify(chartConfig(retyped(spec, typed)))
      expect(json).not.toMatch(/__(BEGIN|END)FUNCTION__/i)
      expect(Buffer.byteLength(JSON.stringify({ chart: json }))).toBeLessThan(bodyLimit)
    }),
    { numRuns: 60 },
  )
})

test('more than five steps become four and the number of the rest', () => {
  const step = plan.steps[0]
  if (!step) throw new Error('The sample has steps.')
  const said = (count: number) =>
    texts(chartConfig({ ...plan, steps: Array.from({ length: count }, () => step) }))
  expect(said(5).filter((text) => text === step.text)).toHaveLength(5)
  expect(said(7).filter((text) => text === step.text)).toHaveLength(4)
  expect(said(7)).toContain('and 3 more in the report')
  expect(said(5).join()).not.toContain('more in the report')
})
