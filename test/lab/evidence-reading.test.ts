/** Reading a book: pages, words, and nothing later than the moment that is asked for. */
import { expect, it } from 'vitest'
import type { LogFilter, LogRow } from '../../src/lab/evidence/book'
import { shownLogs, shownMetrics, shownSpans } from '../../src/lab/evidence/shown'
import { minute } from './evidence-signs'
import { smallPlan, withBook } from './small-book'

const plan = smallPlan(3, 2)
const from = plan.from * minute
const end = plan.until * minute

const all: LogFilter = { from, until: end, services: [], levels: [], words: [], trace: null }

it('reads a book', { timeout: 300_000 }, () =>
  withBook(plan, (book) => {
    const find = (changes: Partial<LogFilter>, limit = 400) =>
      book.logs({ ...all, ...changes }, { before: null, limit })

    // Pages follow one another without a gap, newest first.
    const rows = shownLogs(book, from, end)
    const { total } = find({})
    expect(rows).toHaveLength(total)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
    const pages: LogRow[] = []
    for (let before: string | null = null, more = true; more; ) {
      const page = book.logs(all, { before, limit: 97 })
      pages.push(...page.rows)
      before = page.next
      more = before !== null
    }
    expect(pages.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse())
    expect(pages.every(({ at }, index) => at <= (pages[index - 1]?.at ?? end))).toBe(true)
    expect(book.logs(all, { before: "1' OR 1", limit: 5 }).rows).toEqual([])

    // Words are plain text.
    expect(find({ words: ['%'] }).total).toBeLessThan(20)
    expect(find({ words: ['_______'] }).total).toBe(0)
    expect(find({ words: ['.*'] }).total).toBe(0)
    expect(find({ words: ["'; DROP TABLE logs; --"] }).total).toBe(0)
    expect(find({ words: ['"'] }).total).toBeGreaterThanOrEqual(0)
    const failed = find({ words: ['ORDER', 'no answer'], services: ['order-api'] })
    expect(failed.total).toBeGreaterThan(20)
    expect(failed.rows.every(({ service }) => service === 'order-api')).toBe(true)
    expect(find({ words: ['stock-api'] }).total).toBeGreaterThan(20)
    expect(find({ levels: ['ERROR'] }).rows.every(({ level }) => level === 'ERROR')).toBe(true)

    // A line leads to its trace, and the trace to its lines.
    const traced = failed.rows.find(({ trace }) => trace !== null)
    const trace = traced?.trace ?? ''
    expect(book.trace(trace, end).length).toBeGreaterThan(2)
    expect(find({ trace }).rows.map(({ id }) => id)).toContain(traced?.id)
    expect(book.line(traced?.id ?? '', end)).toEqual(traced)
    expect(book.line(traced?.id ?? '', (traced?.at ?? 0) - 1)).toBeNull()
    expect(book.line('nothing', end)).toBeNull()
    expect(book.trace('nothing', end)).toEqual([])

    // Bars add up.
    const bars = book.histogram(all, 17)
    expect(bars).toHaveLength(17)
    expect(bars.reduce((sum, { lines }) => sum + lines, 0)).toBe(total)
    expect(bars.reduce((sum, { errors }) => sum + errors, 0)).toBe(
      find({ levels: ['ERROR'] }).total,
    )

    // Nothing is later than the moment, and what has not ended says nothing of its end.
    const spans = shownSpans(book, from, end)
    const middles = spans.filter(({ length }) => (length ?? 0) > 50)
    const moments = [0, 7, 13].flatMap((each) => {
      const span = middles[Math.floor((middles.length * each) / 20)]
      return span === undefined ? [] : [span.at + (span.length ?? 0) / 2]
    })
    expect(moments).toHaveLength(3)
    for (const until of moments) {
      expect(shownLogs(book, from, until).every(({ at }) => at <= until)).toBe(true)
      expect(shownMetrics(book, from, until).every(({ at }) => at <= until)).toBe(true)
      const seen = shownSpans(book, from, until)
      expect(seen.every(({ at }) => at <= until)).toBe(true)
      expect(seen.every(({ at, length }) => length === null || at + length <= until)).toBe(true)
      const open = seen.filter(({ length }) => length === null)
      expect(open.length).toBeGreaterThan(0)
      for (const span of open) {
        expect(span.status).toBe('UNSET')
        expect(Object.keys(span.attributes).join()).not.toMatch(/status|error|returned|source/)
      }
      const about = book.overview(from, until)
      expect(about.flatMap(({ metrics }) => metrics).every(({ at }) => at <= until)).toBe(true)
      const lines = about.reduce((sum, each) => sum + each.lines, 0)
      expect(lines).toBe(book.logs({ ...all, until }, { before: null, limit: 1 }).total)
    }
  }),
)
