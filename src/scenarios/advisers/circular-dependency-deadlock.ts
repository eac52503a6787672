/** What the built-in adviser says of a ring of calls. */
import type { AdviserLines, Sign } from '../adviser'

const cause =
  'The calls form a ring: order-api calls payment-api, payment-api calls stock-api, and stock-api calls order-api. In a burst every worker of order-api waits for a call that needs a worker of order-api, so that none is free.'
const timeouts: Sign = {
  text: 'Orders fail after a wait of exactly the hop timeout, not after work.',
  services: ['order-api'],
  words: ['no answer from payment-api'],
}

export const circularDependencyDeadlockLines: AdviserLines = {
  subjectId: 'circular-dependency-deadlock',
  card: {
    right: {
      cause,
      confidence: 86,
      remedies: { queue: 'on', pool: 'own' },
      predicted: 99,
      because: [timeouts],
      unsure: ['How long the queue may grow before an order is late.'],
    },
    'wrong remedy': {
      cause,
      confidence: 90,
      remedies: { workers: '32', retry: 'backoff' },
      predicted: 97,
      because: [timeouts],
      unsure: ['Whether the machines have memory for so many workers.'],
    },
    wrong: {
      cause:
        'payment-api answers more slowly than the hop timeout allows while its provider is busy, and clients give up although their orders would have gone through.',
      confidence: 92,
      remedies: { timeout: '600', retry: 'immediate' },
      predicted: 96,
      because: [timeouts],
      unsure: ['Whether the provider has announced slow hours.'],
    },
  },
  shadow: {
    right: { noise: false, text: cause, confidence: 69 },
    wrong: {
      noise: false,
      text: 'The payment provider is slow, and the hop timeout is too short for it.',
      confidence: 83,
    },
  },
}
