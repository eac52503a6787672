/** What people give as figures: the right forms of it, and every wrong one told by its row. */
import { describe, expect, test } from 'vitest'
import type { FigureSource, Wanted } from '../../src/conduct/measures'
import type { MeasuredFigures } from '../../src/drill/measured-detail'
import { createReader } from '../../src/measure/read'

const reader = createReader([])
const usual: Wanted = { shows: 'latency', unit: '', fixedAt: null, timeZone: 'UTC' }
const file = (text: string): FigureSource => ({ kind: 'file', name: 'a.csv', text })

async function detail(text: string, wanted: Partial<Wanted> = {}) {
  const read = await reader.read(file(text), { ...usual, ...wanted })
  if (!read.ok) throw new Error(`${read.field}: ${read.sentence}`)
  return read.detail
}
type FiguresOf<K extends MeasuredFigures['shows']> = Extract<MeasuredFigures, { shows: K }>

async function figures<K extends MeasuredFigures['shows']>(
  shows: K,
  text: string,
  wanted: Partial<Wanted> = {},
): Promise<FiguresOf<K>> {
  const found = (await detail(text, { ...wanted, shows })).figures
  const is = (each: MeasuredFigures): each is FiguresOf<K> => each.shows === shows
  if (!is(found)) throw new Error(`It shows ${found.shows}.`)
  return found
}
async function fault(text: string, wanted: Partial<Wanted> = {}): Promise<string> {
  const read = await reader.read(file(text), { ...usual, ...wanted })
  if (read.ok) throw new Error('It was read.')
  expect(read.sentence).toMatch(/[.]$/)
  expect(read.sentence).not.toMatch(/Invalid|undefined|CSV_|Error|!/)
  return `${read.field}: ${read.sentence}`
}

describe('forms in which figures come', () => {
  const same = { shows: 'latency', before: { p95: '1820', p99: '1820' } }
  test.each([
    ['commas', 'before,after\n1820,350\n1200,300'],
    ['semicolons', 'Before;After\n1820;350\n1200;300\n'],
    ['tabs, a mark at the start, lines of another system', '\uFEFFBEFORE\tafter\r\n1820\t350\r\n'],
    ['decimal commas', 'before;after\n1820,0;350,25\n1200,5;300'],
    ['quoted decimal commas', 'before,after\n"1820,0","350,25"\n'],
    ['blank lines and quotes', '\n"before","after"\n\n"1820","350"\n\n'],
    ['JSON of rows', '[{"before": 1820, "after": 350}, {"before": "1200.50", "after": 3}]'],
    ['JSON of sides', '{"before": [1820, 1200], "after": [350]}'],
    ['a side a row', 'side,latency\nbefore,1820\nAfter,350\nbefore,12'],
    ['other columns beside', 'host,before,after,region\na,1820,350,eu\n'],
  ])('%s', async (_, text) => {
    expect(await figures('latency', text)).toMatchObject(same)
  })

  test('seconds, shares and counts become ms and %', async () => {
    const seconds = await figures('latency', 'before,after\n1.82,0.35', { unit: 's' })
    expect(seconds.before.p95).toBe('1820')
    const shares = 'before,after\n0.15,0.02\n0.16,0.02'
    expect(await figures('timeouts', shares, { unit: 'share' })).toMatchObject({
      before: '15.5',
      after: '2',
      how: 'mean',
    })
    const counts = 'side,timeouts,requests\nbefore,1,10\nbefore,30,100\nafter,0,7'
    expect(await figures('timeouts', counts)).toMatchObject({
      before: '28.181818181818',
      after: '0',
      how: 'counts',
    })
  })

  test('rows with a time stand before or after the fix, whatever their order', async () => {
    const text = 'time,value\n2026-01-03T05:10:00Z,300\n2026-01-03 04:00,1800\n1767412800,1700'
    const fixedAt = Date.UTC(2026, 0, 3, 5)
    const read = await detail(text, { fixedAt })
    expect(read.rows).toEqual({ before: 2, after: 1 })
    expect(read.notes).toEqual([])
    const zoned = await detail(text, { fixedAt, timeZone: 'America/New_York' })
    expect(zoned.rows).toEqual({ before: 1, after: 2 })
    const unfixed = await detail(text)
    expect(unfixed.rows).toEqual({ before: 3, after: 0 })
    expect(unfixed.notes.join()).toMatch(/No fix of this alert is verified yet/)
  })

  test('percentiles by nearest rank over all rows, users by name', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `before,${200 - i},u${i % 7}`)
    const { before, after, users } = await figures(
      'latency',
      `side,latency,user\n${rows.join('\n')}\nafter,5,u0`,
    )
    expect([before, after]).toEqual([
      { p95: '190', p99: '198' },
      { p95: '5', p99: '5' },
    ])
    expect(users).toHaveLength(5)
    // u0 has rows 0, 7, … 196: 200, 193, … 4.
    expect(users[0]).toEqual({ before: '102', after: '5' })
    expect(users[1]?.after).toBeNull()
  })
})

test('the first few wrong rows are told, and whether there are more', async () => {
  const three = 'before,after\n1,2\nx,2\n3,y\n4,5\n6,\n'
  expect(await fault(three)).toBe(
    'file: Row 3, before: “x” is no number. Row 4, after: “y” is no number. Row 6, after: the cell is empty. Give a number.',
  )
  const more = await fault(`${three}z,1\nz,2\nz,3\n`)
  expect(more).toMatch(/Row 6, after: the cell is empty. Give a number. More rows are wrong.$/)
  expect(more).not.toContain('z')
})

test('100,000 rows: figures from all of them, exact; a line of few with its first, last and extremes', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) =>
    i === 54_321 ? '5000.001,0' : `${(i * 0.001).toFixed(3)},0.000`,
  )
  const read = await detail(`before,after\n${rows.join('\n')}`, { shows: 'running-total' })
  const { figures: found, thinned, notes } = read
  if (found.shows !== 'running-total') throw new Error('It shows something else.')
  expect(read.rows).toEqual({ before: 100_000, after: 100_000 })
  expect(found.points.length).toBeLessThanOrEqual(200)
  expect(found.points).toContain(54_321)
  expect([found.points[0], found.points.at(-1)]).toEqual([0, 99_999])
  expect([found.before[0], found.before.at(-1)]).toEqual(['0', '99.999'])
  expect(found.before[found.points.indexOf(54_321)]).toBe('5000.001')
  expect(thinned).toBe(521)
  expect(notes.join()).toMatch(/every 521st of 100,000 rows/)

  const more = `before,after\n${rows.join('\n')}\n1,1`
  expect(await fault(more, { shows: 'running-total' })).toMatch(
    /^file: It has more than 100,000 rows/,
  )
})

test('digits that a float would lose are kept, and traces stand at their rows', async () => {
  const text =
    'total,side,trace\n1000.00500000001,before,\n1000.01500000002,before,4bf92f35\n1000,after,\n1000,after,'
  const found = await figures('running-total', text, { unit: 'EUR' })
  expect(found).toMatchObject({
    unit: 'EUR',
    step: 'transaction',
    before: ['1000.00500000001', '1000.01500000002'],
    after: ['1000', '1000'],
    traces: [{ row: 1, id: '4bf92f35' }],
  })
})

describe('what is wrong is told by its row', () => {
  const many = Array.from({ length: 12 }, (_, i) => `${i},1`).join('\n')
  test.each<[string, string, RegExp, Partial<Wanted>?]>([
    [
      'a wrong header',
      'foo;bar\n1;2',
      /^file: The header must have “before” and “after”.*“foo”, “bar”/,
    ],
    ['no header', '1,2\n3,4', /The header must have/],
    ['nothing', '  \n', /It is empty/],
    ['a header alone', 'before,after\n', /There is a header and no row/],
    ['NaN', `before,after\n${many}\nNaN,3`, /Row 14, before: “NaN” is no number/],
    ['Infinity', 'before,after\n1,2\n3,Infinity', /Row 3, after: “Infinity” is no number/],
    ['an empty cell', 'before,after\n1,2\n3,', /Row 3, after: the cell is empty/],
    ['a word', 'before,after\n1,2\n3,12 ms', /Row 3, after: “12 ms” is no number/],
    ['hexadecimal', 'before,after\n0x10,2', /Row 2, before: “0x10” is no number/],
    [
      'grouped digits',
      'before,after\n"1,234","2,345"',
      /Row 2, before: “1,234” can be read in two ways. Write 1.234 or 1234/,
    ],
    [
      'both signs',
      'before;after\n1,5;2.5',
      /Row 2, after: “2.5” has a point, where other rows have a comma/,
    ],
    ['too large', 'before,after\n1e300,2', /Row 2, before: “1e300” is too large/],
    ['a cell too many', 'before,after\n1,2\n3,4,5', /Row 3 has more or fewer cells/],
    ['an open quote', 'before,after\n1,2\n"3,4', /opens a quotation mark that is never closed/],
    ['a column twice', 'before,before\n1,2', /Two columns are called “before”/],
    [
      'a side of its own',
      'side,latency\nbefore,1\nlater,2',
      /Row 3, side: “later” is neither before nor after/,
    ],
    ['only after', 'side,latency\nafter,1', /No row is from before the fix/],
    ['no time', 'time,latency\nyesterday,1', /Row 2, time: “yesterday” is no time/],
    ['below 0', 'before,after\n1,-2', /Row 2: “-2” is below 0/],
    [
      'more than all',
      'before,after\n140,2',
      /Row 2: “140” is no percentage/,
      { shows: 'timeouts' },
    ],
    [
      'more time-outs than requests',
      'side,timeouts,requests\nbefore,5,4',
      /Row 2: there are more time-outs/,
      { shows: 'timeouts' },
    ],
    [
      'no requests',
      'side,timeouts,requests\nbefore,0,0',
      /There are no requests/,
      { shows: 'timeouts' },
    ],
    ['one row of a total', 'before,after\n1,2', /needs two rows/, { shows: 'running-total' }],
    ['another unit', 'before,after\n1,2', /^unit: Latency is in ms or s/, { unit: 'h' }],
    ['broken JSON', '[{"before": 1,}]', /begins like JSON and is none/],
    ['JSON of another shape', '{"data": [1]}', /This JSON has another shape/],
    ['a row that is none', '[{"before": 1}, 7]', /Row 2 is no object/],
    ['a list in a cell', '[{"before": 1}, {"before": [2]}]', /Row 2, before: it is neither/],
    ['null', '[{"before": 1}, {"before": null}]', /Row 2, before: the cell is empty/],
    ['more than 5 MB', `before\n${'1\n'.repeat(2_700_000)}`, /more than 5 MB/],
    ['no text at all', `PK\u0003\u0004\u0000"x"y`, /^file: /],
  ])('%s', async (_, text, sentence, wanted = {}) => {
    expect(await fault(text, wanted)).toMatch(sentence)
  })
})
