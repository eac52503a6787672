/** The adviser that needs no network: it speaks from the scenario's data, rightly or not, and cites what the evidence holds. */
import { type Adviser, type Advising, type Asked, NoAdvice, type Script } from '../conduct/adviser'
import { nothingSpent } from '../drill/record-adviser'
import type { Catalogue } from '../drill/scenario'
import type { AdviserCard, AdviserLines, Sign } from '../scenarios/adviser'
import { adviserLinesOf } from '../scenarios/advisers/advisers'
import { answerTo } from './small-talk'

/** No book begins earlier. World ms. */
const beginning = -24 * 60 * 60_000

export function builtInAdvising(catalogue: Catalogue): Extract<Advising, { name: 'built-in' }> {
  return { name: 'built-in', of: (script) => builtIn(catalogue, script) }
}

function builtIn(catalogue: Catalogue, script: Script): Adviser {
  const free = { spent: nothingSpent, read: [] }
  const lines = (): AdviserLines => {
    const found = adviserLinesOf(catalogue, script.subjectId)
    if (!found) throw new NoAdvice('It has nothing to say on this alert.', nothingSpent)
    return found
  }
  const cardFor = (asked: Asked) => {
    const said: AdviserCard = lines().card[script.card]
    return {
      ...said,
      remedies: Object.fromEntries(
        Object.entries(said.remedies).filter(([key]) =>
          asked.remedies.some((knob) => knob.key === key),
        ),
      ),
      because: said.because.map((sign) => ({ text: sign.text, cites: cited(asked, sign) })),
      unsure: [
        ...said.unsure,
        ...(asked.evidence === null ? ['No evidence was there yet, so it cites none.'] : []),
      ],
    }
  }
  return {
    card: async (asked) => ({ answer: cardFor(asked), ...free }),
    shadow: async () => ({ answer: { ...lines().shadow[script.shadow] }, ...free }),
    answer: async (asked, question) => ({
      answer: answerTo(question, asked.card ?? cardFor(asked), asked),
      ...free,
    }),
  }
}

/** The newest line that shows it, as people cite it; null = none is there. */
function cited({ evidence, until }: Asked, { services, words }: Sign): string | null {
  if (evidence === null) return null
  const filter = { from: beginning, until, services, levels: [], words, trace: null }
  const [row] = evidence.logs(filter, { before: null, limit: 1 }).rows
  return row ? `E-${row.id}` : null
}
