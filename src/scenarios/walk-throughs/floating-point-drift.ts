/** For facilitators: money in binary floats. */
import type { WalkThrough } from '../../drill/walk-through'

export const floatingPointDriftWalk: WalkThrough = {
  subjectId: 'floating-point-drift',
  gist: 'Cents get lost where an amount ends on exactly half a cent. It turns on looking at single invoices: each is off by one cent, and all of them have the same kind of line on them.',
  moments: [
    {
      minute: -5,
      see: 'Before it invoices are posted all the same, and the gap stays at 0.00.',
    },
    {
      minute: 0,
      see: 'From the first minute on single lines at INFO, "Posting and ledger differ", each with a difference of 0.01.',
    },
    {
      minute: 10,
      see: 'The gap passes −0.50 some 3,000 invoices later. It grows in steps of one cent and follows billing.invoices.posted, not the amounts.',
    },
    {
      minute: 20,
      see: 'Laid over each other, the gap and the invoices posted since are one curve.',
    },
    {
      minute: 34,
      see: 'After 10,000 invoices it is at about −1.6, and it goes on the same way.',
    },
  ],
  wrongTurns: [
    {
      turn: 'Deliveries that come again are charged twice',
      answer:
        '"Delivery came before" is logged for each of them, also on good nights, and no such invoice differs. Twice charged would be whole amounts, not cents.',
    },
    {
      turn: 'A posting is missing, or a job has failed',
      answer:
        'The number of invoices is right, and a missing one would be off by all of its amount.',
    },
    {
      turn: 'Another rounding mode than the contract’s',
      answer:
        'Close, and worth "partly". Half-even would err in both directions; here 93 in 100 are short. Ask what 1.005 is to the program.',
    },
    {
      turn: 'Exchange rates or tax',
      answer: 'Both grow with the amount. Small and large invoices differ by the same cent.',
    },
  ],
  whenStuck: [
    'What is the smallest thing here that is wrong? One total, or one invoice?',
    'Put ten invoices that differ beside ten that don’t. What is on the ones and not on the others?',
    'Work one of them out on paper, to three decimals. Where does the paper part from the program?',
  ],
}
