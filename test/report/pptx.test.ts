import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import type { ChartSpec } from '../../src/report/chart-spec'
import { deck } from '../../src/report/pptx'
import { type Measured, slides } from '../../src/report/slides/slides'
import { finished, people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'
import { type Opened, opened, seriesParts } from './pptx/opened'

const at = Date.UTC(2026, 0, 3, 6, 15, 42)
const front = {
  title: 'The long night',
  team: 'Team Blue',
  date: '2026-01-03',
  version: 2,
  at,
  kind: 'drill',
} as const
const measured: Measured = {
  drift: {
    unit: 'USD',
    before: ['1000', '1000.005', '1000.010', '1000.015'],
    after: ['1000', '1000', '1000', '1000'],
    traces: [{ point: 1, id: '7f3a' }],
  },
  ring: {
    services: ['order-api', 'payment-api', 'stock-api'],
    before: '15',
    after: '2',
    remedies: { queue: 'on', breaker: 'error' },
  },
  latency: {
    p95: { before: '1800', after: '350' },
    p99: { before: '3200', after: '0' },
    users: [{ before: '1900', after: null }],
    limit: '500',
  },
}
const specsOf = (record: DrillRecord, series?: Measured) =>
  slides(buildReport(record, smallCatalogue, people, 1, stamp(180).at), series)
const sample = specsOf(sampleRecord(), measured)

function spec<K extends ChartSpec['kind']>(kind: K): Extract<ChartSpec, { kind: K }> {
  const found = sample.find((each): each is Extract<ChartSpec, { kind: K }> => each.kind === kind)
  if (!found) throw new Error(`There is no ${kind} slide.`)
  return found
}

const read = async (
  specs: readonly ChartSpec[],
  kind: 'drill' | 'sample' | 'rehearsal' = 'drill',
) => opened(await deck(specs, { ...front, kind }))

function chartOf({ charts }: Opened, alt: string) {
  const found = charts.find((chart) => chart.alt === alt)
  if (!found) throw new Error(`No chart says "${alt}".`)
  return found
}

function expectWellFormed({ xml }: Opened) {
  for (const [name, text] of xml) {
    expect(XMLValidator.validate(text), name).toBe(true)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must not hold
    expect(text, name).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
  }
}

/** What PowerPoint would draw outside the slide, EMU. */
function outside({ xml }: Opened): string[] {
  const [width, height] = [12_191_695, 6_858_000]
  return [...xml]
    .filter(([name]) => name.startsWith('ppt/slides/slide'))
    .flatMap(([name, text]) =>
      [...text.matchAll(/<a:off x="(-?\d+)" y="(-?\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/g)]
        .filter(([, x, y, w, h]) => {
          const [right, bottom] = [Number(x) + Number(w), Number(y) + Number(h)]
          return Number(x) < 0 || Number(y) < 0 || right > width + 9 || bottom > height + 9
        })
        .map(([box]) => `${name}: ${box}`),
    )
}

const sampleFile = read(sample)

test('eight slides have their findings as titles, and notes that say finding and source', async () => {
  const file = await sampleFile
  expect(file.slides.map((text) => text.split('\n')[0])).toEqual(sample.map(({ title }) => title))
  expect(file.notes).toHaveLength(8)
  for (const [index, { alt, note }] of sample.entries()) {
    expect(file.notes[index]?.split('\n').slice(0, 3)).toEqual([
      alt,
      expect.stringMatching(/^What it rests on: /),
      `Source: ${note}`,
    ])
  }
  expectWellFormed(file)
  expect(outside(file)).toEqual([])
})

test('charts hold the values of their specs, and so do the sheets behind them', async () => {
  const file = await sampleFile
  const total = spec('running-total')
  expect(chartOf(file, total.alt)).toMatchObject({
    categories: total.labels,
    series: { [total.before.name]: total.before.values, [total.after.name]: total.after.values },
  })
  const latency = spec('latency')
  expect(chartOf(file, latency.alt).series).toEqual({
    [latency.beforeName]: [1.8, 3.2, 1.9, null],
    [latency.afterName]: [0.35, 0, null, null],
    [latency.limit?.text ?? '']: [0.5, 0.5, 0.5, 0.5],
  })
  const fixes = spec('fix-time')
  expect(chartOf(file, fixes.alt).series).toEqual({
    human: fixes.rows.map(({ human }) => human).toReversed(),
    'AI-assisted fix': fixes.rows.map(({ ai }) => ai).toReversed(),
    'time saved': fixes.rows.map(({ saved }) => saved).toReversed(),
  })
  const kpis = spec('kpi-radar')
  expect(chartOf(file, kpis.alt).series).toEqual({
    target: kpis.axes.map(() => 1),
    'before the fix': kpis.axes.map(({ before }) => before),
    'after the fix': kpis.axes.map(({ after }) => after),
  })
  const scores = spec('scores')
  expect(chartOf(file, scores.alt).series).toEqual({ score: scores.axes.map(({ score }) => score) })
  for (const { series, sheet } of file.charts) expect(sheet).toEqual(Object.values(series))
})

test('the parts of a series stand in the order that the format lays down', async () => {
  const { xml } = await sampleFile
  const order = [
    ...['c:idx', 'c:order', 'c:tx', 'c:spPr', 'c:invertIfNegative', 'c:marker', 'c:dLbls'],
    ...['c:trendline', 'c:cat', 'c:val', 'c:smooth'],
  ]
  const charts = [...xml].filter(([name]) => name.startsWith('ppt/charts/chart'))
  expect(charts).toHaveLength(5)
  for (const [name, text] of charts) {
    for (const parts of seriesParts(text)) {
      expect(parts, name).toEqual(order.filter((part) => parts.includes(part)))
    }
  }
})

test('trace ids are labels of their points, whatever they contain', async () => {
  const trace = "$& $' <b>"
  const { xml } = await read([{ ...spec('running-total'), traces: [{ point: 1, text: trace }] }])
  expect(xml.get('ppt/charts/chart1.xml')).toMatch(
    /<c:dLbl><c:idx val="1"\/>(?:(?!<\/c:dLbl>).)*\$&amp; \$' &lt;b&gt;<\/a:t>/,
  )
})

test('what is not recorded is said in words, and is no zero', async () => {
  const file = await sampleFile
  expect(chartOf(file, spec('latency').alt).categories).toContain('User 1, after: not recorded')
  const empty = await read(specsOf(finished({ alerts: [] })), 'rehearsal')
  expect(empty.charts).toEqual([])
  expect(empty.slides).toHaveLength(8)
  for (const text of empty.slides) expect(text).toMatch(/\nnot recorded\n\/drill \w+\n/)
})

test('figures and limits stand beside the radars, and the lowest score is named', async () => {
  const { slides: texts } = await sampleFile
  for (const { name, figures } of spec('kpi-radar').axes) {
    expect(texts[5]).toContain(`${name}\n${figures}`)
  }
  for (const { name, scoreText, lowest } of spec('scores').axes) {
    expect(texts[6]).toContain(`${name}\n${scoreText}${lowest ? ', lowest' : ''}`)
  }
})

test('the footer tells whose drill it is; a sample and a rehearsal are marked', async () => {
  const layoutOf = (file: Opened) => file.xml.get('ppt/slideLayouts/slideLayout2.xml') ?? ''
  const own = layoutOf(await read([spec('scores')]))
  expect(own).toContain('The long night · Team Blue · 2026-01-03 · report version 2')
  expect(own).not.toMatch(/SAMPLE|REHEARSAL/)
  expect(layoutOf(await read([spec('scores')], 'sample'))).toContain('>SAMPLE<')
  expect(layoutOf(await read([spec('scores')], 'rehearsal'))).toContain('>REHEARSAL<')
})

test('the same input gives the same bytes, dated by the report', async () => {
  const [first, second] = [await deck(sample, front), await deck(sample, front)]
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  const { xml } = await opened(first)
  const dates = [...xml.values()].flatMap((text) => [
    ...text.matchAll(/<dcterms:\w+[^>]*>([^<]*)</g),
  ])
  expect(dates.length).toBeGreaterThan(2)
  expect(new Set(dates.map(([, date]) => date))).toEqual(new Set(['2026-01-03T06:15:42Z']))
})

test('a deck holds all that it needs: nothing points outside, and every part that is named is there', async () => {
  const { xml, names } = await sampleFile
  const rels = [...xml].filter(([name]) => name.endsWith('.rels') && !name.includes('!'))
  expect(rels.length).toBeGreaterThan(20)
  for (const [name, text] of rels) {
    expect(text).not.toContain('TargetMode="External"')
    const folder = name.replace(/_rels\/[^/]*$/, '')
    for (const [, target = ''] of text.matchAll(/Target="([^"]+)"/g)) {
      const path = new URL(target, `file:///${folder}`).pathname.slice(1)
      expect(names, `${name} names ${target}`).toContain(path)
    }
  } // A number that two shapes of a slide share is one that a reader of screens loses.
  const ids = [...(xml.get('ppt/slides/slide6.xml') ?? '').matchAll(/<p:cNvPr id="(\d+)"/g)]
  expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length)
})

test('forty steps and a dozen takeaways: the first ones, and how many more there are', async () => {
  const steps = spec('next-steps')
  const step = steps.steps[0]
  if (!step) throw new Error('The sample has no step.')
  const crowded = await read([
    {
      ...steps,
      takeaways: Array.from({ length: 12 }, (_, index) => `Takeaway ${index}`),
      steps: Array.from({ length: 40 }, (_, index) => ({ ...step, text: `Step ${index}` })),
    },
  ])
  expect(crowded.slides[0]).toContain('Step 4')
  expect(crowded.slides[0]).not.toContain('Step 5')
  expect(crowded.slides[0]).toContain('… and 35 more in the report')
  expect(crowded.slides[0]).toContain('… and 7 more in the report')
  expect(outside(crowded)).toEqual([])
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '__BEGINFUNCTION__ alert(1) __ENDFUNCTION__',
    '</a:t></a:r><p:evil/>&#0;&amp;"\'',
    'a\u0000b\u0007c\uFFFEd\uD800e',
    "$& $' $` $1",
    'x'.repeat(3000),
    'التنبيه كان ضجيجا',
    '👩‍👩‍👧‍👦🚒'.repeat(40),
  ),
)

test('typed text of any kind leaves every part well formed and on its slide', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (one, other) => {
      const fixes = spec('fix-time')
      const scores = spec('scores')
      const [a, b, c, d] = scores.axes
      const specs: ChartSpec[] = [
        { ...spec('running-total'), traces: [{ point: 1, text: one }] },
        {
          ...fixes,
          title: one,
          rows: fixes.rows.map((row) => ({ ...row, name: other, recommendation: one })),
        },
        { ...scores, axes: [{ ...a, note: one }, { ...b, note: other }, c, d] },
        {
          ...spec('next-steps'),
          alt: other,
          takeaways: [one, other],
          steps: spec('next-steps').steps.map((step) => ({ ...step, text: one, owner: other })),
        },
      ]
      const file = await opened(await deck(specs, { ...front, title: one, team: other }))
      expectWellFormed(file)
      expect(outside(file)).toEqual([])
      expect(file.slides).toHaveLength(4)
    }),
    { numRuns: 8, examples: [['a\u0000b\uFFFF', 'x'.repeat(3000)]] },
  )
})

test('text that is written from the right says so', async () => {
  const { xml } = await read([{ ...spec('scores'), title: 'التنبيه كان ضجيجا' }])
  expect(xml.get('ppt/slides/slide1.xml')).toMatch(/<a:pPr rtl="1"[^>]*>.*?ضجيجا/)
})
