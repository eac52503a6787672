/** What of a real night's evidence a model gets to read. */
import { expect, test } from 'vitest'
import { excerptOf } from '../../src/adviser/model/excerpt'
import { plantedLines } from '../../src/lab/evidence/planted'
import { catalogue } from '../../src/scenarios/catalogue'
import { smallPlan, withBook } from '../lab/small-book'
import { forbidden } from '../support/forbidden'

const minute = 60_000

test(
  'of every alert: short, of the time so far, citations that open, the planted line, nothing sealed',
  {
    timeout: 300_000,
  },
  () =>
    withBook(smallPlan(1, 3), (book) => {
      for (const { alert } of [...catalogue.scenarios, ...catalogue.herrings]) {
        const { service, symptom, value, threshold, detail } = alert
        const until = 25 * minute
        const asked = {
          alert: { letter: 'A', service, symptom, value, threshold, detail },
          ...{ brief: '', remedies: [], evidence: book, until, card: null, earlier: [] },
        }
        const { text, cites } = excerptOf(asked)
        expect(text.length, service).toBeLessThan(16_500)
        expect(text, service).toContain(`Log lines of ${service}`)
        expect(cites.size, service).toBeGreaterThan(5)
        for (const cite of cites) {
          const id = cite.slice(2)
          const opens =
            book.line(id, until) !== null ||
            book.traceIds(-99 * minute, until).some((name) => name.startsWith(id))
          expect(opens, `${service}: ${cite}`).toBe(true)
          expect(text).toContain(cite)
        }
        for (const [, hours, minutes] of text.matchAll(/\b0([0-9]):(\d\d):\d\d\b/g))
          expect(Number(hours) * 60 + Number(minutes)).toBeLessThanOrEqual(3 * 60 + 25)
        const planted = plantedLines.find((each) => each.service === service)
        expect(text, service).toContain(planted?.text)
        const all = text.toLowerCase()
        for (const [words, why] of forbidden())
          expect(all.includes(words.toLowerCase()), `${service}, ${why}: ${words}`).toBe(false)
      }
    }),
)
