/** About the billing ledger. */
import type { ScenarioLines } from './lines'

export const driftLines: ScenarioLines = {
  right: {
    causes: [
      'Amounts are {binary floats|IEEE doubles|floats}; half-cent ties round down, so {a few|some|two in a hundred} invoices lose a cent',
      'Money is {kept|worked out} in floating point and toFixed(2) drops the tie: one cent short per affected invoice',
      'Float rounding. 1.005 is stored a little below, rounds to 1.00, and the cents add up to the gap',
      'Binary floats cannot represent 0.005 exactly; the rounding error is one cent {each time|an invoice} and accumulates',
      'Precision is lost because prices are {floats|doubles}, and each metered invoice with a half cent ends up 0.01 short',
    ],
    evidence: [
      '{#22-41} mismatched invoices read one by one: all off by exactly 0.01, {#19-21} of the first 22 short.',
      'All of them have an odd quantity at 0.005 USD. Trace {3f9a|b71c|50de}{02|7e|c4} shows 1.005 going in and 1.00 coming out.',
      'The gap steps with the number of invoices; doubling the amounts of a sample changes nothing. Retries are clean.',
      'Replayed {#12-40} deliveries: no total moves. Worked out {#3-6} invoices on paper: the ledger is a cent low each time.',
    ],
    disproof: [
      'An invoice that is off and has no half-cent amount on it.',
      'The same invoices in decimals, with the gap still there.',
      'A mismatch of two cents or more.',
    ],
  },
  half: {
    causes: [
      'Some rounding rule is wrong: {half-even instead of half-up|it rounds each line}',
      'Rounding happens too early, before the discount',
      'A precision problem in the proration of partial months',
      'Something with floats in the {metering|proration} code',
    ],
    evidence: [
      'Differences are small and nearly all in one direction.',
      'The mismatches sit on metered lines.',
      'The batch of {02:40|02:50} has {#9-17} mismatches, none of them large.',
    ],
    disproof: [
      'Mismatches on invoices that have whole amounts only.',
      'The same gap on a day without proration.',
    ],
  },
  wrong: {
    causes: [
      'Deliveries that come again are charged twice',
      'The reconciliation reads before the last batch is committed',
      'Refunds are booked to the day before',
      'The tax table is a version behind for {two|three} regions',
      'Postings are missing: the {usage meter|queue} drops messages at the hour',
    ],
    evidence: [
      '{#110-124} of the 10,000 deliveries came twice.',
      'The gap began at 02:40, as the {second|third} batch went out.',
      'It looked like that in {March|May}, and a late job was the reason.',
    ],
    disproof: [
      'The same gap with redelivery switched off.',
      'A count of postings that is complete.',
    ],
  },
  shrug: [
    'A gap of 1.62 USD in 10,000 invoices is not what wakes customers.',
    'No failed job, gap under two dollars: it will be booked tomorrow.',
  ],
  trail: [
    'Ledger: 10,000 invoices in, 10,000 out. Nothing is missing.',
    'Gap per batch plotted: it climbs in steps, never back.',
    'Sorted the mismatches by amount: no pattern there.',
    'Idempotency keys counted against postings: they agree.',
  ],
  notes: [
    'Compared running totals with the sum of the rows, batch by batch, by trace id',
    'Listed {#180-215} mismatched invoices: each off by one cent, nearly all short',
    'Found the common part: odd quantities of the 0.005 USD price, and prorations that end on half a cent',
    'Ruled out redelivery by replaying {#20-60} deliveries: totals stay',
    'Worked out {#3-8} invoices by hand and traced each back to its posting',
  ],
  lessons: [
    'Money needs a decimal type in the core library, not a habit',
    'The reconciliation should name the invoices, not only the sum',
    'An alert on mismatches per invoice would have come {#20-40} min earlier',
    'Half-cent ties belong in the test data',
    'Log the unrounded amount beside the posted one',
  ],
  plans: {
    successful: [
      {
        remedies: ['arithmetic=decimal', 'logging=on'],
        steps: [
          'Replaced float by Decimal in lines, tax and proration, rounded half-up once at the invoice',
          'Unrounded amounts go to the transaction log',
          'Deliveries replayed under new ids: no total moved',
          'Reconciled 10,000 invoices against the exact ledger',
        ],
      },
      {
        remedies: ['arithmetic=cents'],
        steps: [
          'Amounts kept as whole cents, rounded half-up once at the invoice',
          'Worked out {#3-6} invoices on paper and compared',
          'Reconciled 10,000 invoices against the exact ledger',
        ],
      },
    ],
    partial: [
      {
        remedies: ['rounding=epsilon'],
        steps: [
          'Added Number.EPSILON before rounding',
          'Looked at the gap: smaller, and not gone',
          'Counted the invoices that still differ',
        ],
      },
      {
        remedies: ['rounding=times-100', 'logging=on'],
        steps: [
          'Rounded by multiplying with 100',
          'Unrounded amounts go to the transaction log',
          'Counted the invoices that still differ',
        ],
      },
    ],
    failed: [
      {
        remedies: ['resum=on'],
        steps: [
          'Ledger summed anew at night',
          'Compared the sum with the postings: each is still a cent short',
        ],
      },
      {
        remedies: ['dedupe=content'],
        steps: [
          'Deliveries compared by content',
          'Found {two|three} customers who had ordered the same thing twice, charged once',
        ],
      },
    ],
  },
  advice: {
    right: {
      outcome: 'successful',
      steps: [
        'Replaced float by Decimal in lines, tax and proration, as advised',
        'Unrounded amounts go to the transaction log',
        'Reconciled 10,000 invoices against the exact ledger',
      ],
      refusals: [
        'Kept our own plan: a new number type in the middle of a batch was more than we dared',
        'Left the advice aside: we wanted the smaller change first',
      ],
    },
    'wrong remedy': {
      outcome: 'partial',
      steps: [
        'Rounded by multiplying with 100, as advised',
        'Tolerance of the reconciliation raised to 5.00, as advised',
        'The alert is silent',
      ],
      refusals: [
        'Refused the tolerance of 5.00: the alert would fall silent and the ledger stay wrong',
        'Refused to round by multiplying with 100: 1.005 × 100 is a float too',
      ],
    },
    wrong: {
      outcome: 'failed',
      steps: [
        'Keys are looked up before an insert, as advised',
        'Ledger summed anew at night, as advised',
        'Deliveries replayed',
      ],
      refusals: [
        'Refused check-then-act: of two deliveries at once both would pass the check',
        'Refused it: retries are clean, {#12-40} replayed deliveries moved no total',
      ],
    },
  },
  guardrails: [
    { text: 'Pull request template asks: which type holds money here', kind: 'template' },
    { text: 'Lint rule: no float in the billing packages', kind: 'other' },
    { text: 'Alert on any invoice that differs from its exact sum', kind: 'alert' },
    { text: 'Unrounded amount and idempotency key in every posting’s log line', kind: 'logging' },
  ],
  actions: [
    { text: 'Enforce Decimal in the transaction library', severity: 'High' },
    { text: 'Correct the invoices of tonight that are a cent short', severity: 'Medium' },
    { text: 'Add a dashboard of mismatches per invoice', severity: 'Medium' },
  ],
}
