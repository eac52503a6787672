/** What the built-in adviser cites is there in a real book, and opens. */
import { expect, test } from 'vitest'
import { builtInAdvising } from '../../src/adviser/built-in'
import type { Asked } from '../../src/conduct/adviser'
import { cardSchema } from '../../src/drill/advice-detail'
import { adviserModes } from '../../src/drill/record-adviser'
import { knobs } from '../../src/lab/knobs'
import { systems } from '../../src/lab/run'
import { citedEvidence } from '../../src/messages/citations'
import { catalogue } from '../../src/scenarios/catalogue'
import { minute } from './evidence-signs'
import { smallPlan, withBook } from './small-book'

test('every mode of every subject cites lines that are there', { timeout: 300_000 }, () => {
  const plan = smallPlan(1, 2)
  return withBook(plan, async (book) => {
    for (const subject of [...catalogue.scenarios, ...catalogue.herrings]) {
      if (!plan.subjects.some((each) => each.subject === subject.lab)) continue
      const system = systems.find((each) => each === subject.lab)
      const asked: Asked = {
        alert: { letter: 'A', ...subject.alert },
        brief: '',
        remedies: system === undefined ? [] : knobs[system],
        evidence: book,
        until: plan.until * minute,
        card: null,
        earlier: [],
      }
      for (const card of adviserModes) {
        const adviser = builtInAdvising(catalogue).of({
          subjectId: subject.id,
          card,
          shadow: 'right',
        })
        const { answer } = await adviser.card(asked, new AbortController().signal)
        expect(cardSchema.parse(answer)).toEqual(answer)
        expect(answer.because.length, `${subject.id}, ${card}`).toBeGreaterThan(0)
        for (const { cites, text } of answer.because) {
          expect(cites, `${subject.id}, ${card}: ${text}`).not.toBeNull()
          expect(citedEvidence([cites ?? ''])).toHaveLength(1)
          expect(book.line(cites?.slice(2) ?? '', asked.until)).not.toBeNull()
        }
      }
    }
  })
})
