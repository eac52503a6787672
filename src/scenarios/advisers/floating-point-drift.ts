/** What the built-in adviser says of money in binary floats. */
import type { AdviserLines, Sign } from '../adviser'

const cause =
  'Amounts are worked out in binary floating point, and a price that ends on exactly half a cent is stored a little below it, so that it rounds down: one cent short on each such invoice, and the gap grows with their number.'
const cents: Sign = {
  text: 'Single postings differ from the ledger by one cent each, whatever the amount.',
  services: ['billing-ledger'],
  words: ['Posting and ledger differ'],
}
const growing: Sign = {
  text: 'Each reconciliation finds a larger gap than the one before it.',
  services: ['billing-ledger'],
  words: ['Reconciled'],
}

export const floatingPointDriftLines: AdviserLines = {
  subjectId: 'floating-point-drift',
  card: {
    right: {
      cause,
      confidence: 88,
      remedies: { arithmetic: 'decimal', logging: 'on' },
      predicted: 99,
      because: [cents, growing],
      unsure: ['Whether postings of earlier nights have to be corrected by hand.'],
    },
    'wrong remedy': {
      cause,
      confidence: 91,
      remedies: { rounding: 'times-100', tolerance: '5.00' },
      predicted: 97,
      because: [cents, growing],
      unsure: ['Whether all callers round in the same place.'],
    },
    wrong: {
      cause:
        'Deliveries that come again are priced a second time before their key is seen, and the two amounts are reconciled against one entry, which leaves a small difference on each retry.',
      confidence: 93,
      remedies: { dedupe: 'check-then-act', resum: 'on' },
      predicted: 98,
      because: [
        {
          text: 'Deliveries come a second time all through the run.',
          services: ['billing-engine'],
          words: ['Delivery came before'],
        },
        growing,
      ],
      unsure: ['How many retries a night brings.'],
    },
  },
  shadow: {
    right: { noise: false, text: cause, confidence: 74 },
    wrong: {
      noise: false,
      text: 'Retried deliveries are charged twice before their key is seen.',
      confidence: 81,
    },
  },
}
