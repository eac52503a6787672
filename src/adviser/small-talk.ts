/** Follow-up questions to the built-in adviser: it takes up what the question is about and stays with its card. */
import type { Asked } from '../conduct/adviser'
import { remedyWords } from '../conduct/knobs-behind'
import type { AdviserAnswer, Card } from '../drill/advice-detail'

interface Topic {
  words: RegExp
  says: (card: Card, asked: Asked) => string
}

const topics: readonly Topic[] = [
  {
    words: /\b(evidence|because|why|proof|prove|how do you know|cite|log|trace)/i,
    says: ({ because }) =>
      because.length === 0
        ? 'I can cite nothing for it. Treat it as a guess.'
        : because
            .map(({ text, cites }) => (cites === null ? text : `${text} See ${cites}.`))
            .join(' '),
  },
  {
    words: /\b(sure|certain|confiden|doubt|wrong|trust|risk)/i,
    says: ({ confidence, unsure }) =>
      `I am ${confidence} % confident in the cause. I am unsure of this: ${unsure.join(' ') || 'nothing that I know of.'}`,
  },
  {
    words: /\b(remed|fix|change|do|apply|turn|deploy|rollback|try)/i,
    says: ({ remedies, predicted }, asked) => {
      const words = Object.entries(remedies).flatMap(
        ([key, value]) => remedyWords(asked.remedies, key, value) ?? [],
      )
      return words.length === 0
        ? 'I would change nothing.'
        : `I would change this: ${words.join('; ')}. I expect ${predicted} % success after it.`
    },
  },
]

export function answerTo(question: string, card: Card, asked: Asked): AdviserAnswer {
  const topic = topics.find(({ words }) => words.test(question))
  const text = topic
    ? topic.says(card, asked)
    : `On ${asked.alert.service} I stay with what I said: ${card.cause}`
  return {
    text: text.slice(0, 1500),
    cites: card.because.flatMap(({ cites }) => cites ?? []).slice(0, 5),
  }
}
