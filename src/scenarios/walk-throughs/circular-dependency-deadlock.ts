/** For facilitators: the ring of calls. */
import type { WalkThrough } from '../../drill/walk-through'

export const circularDependencyDeadlockWalk: WalkThrough = {
  subjectId: 'circular-dependency-deadlock',
  gist: 'Three services call each other in a ring, and in a burst the first one’s workers wait for themselves. It turns on a call that no map shows and that never begins on its other side.',
  moments: [
    {
      minute: -5,
      see: 'An ordinary night: 3 of 8 workers are busy, nothing waits, P95 is 45 ms.',
    },
    {
      minute: 1,
      see: 'The first order that fails leaves three errors in one trace: "No answer within 200 ms" from order-api, payment-api and stock-api. The one of stock-api names order-api.',
    },
    {
      minute: 3,
      see: 'In the first minute about a third fail, then some 16 % and no fewer. order-api has 8 of 8 workers busy and 90 to 130 requests waiting.',
    },
    {
      minute: 5,
      see: 'At the same moment payment-api and stock-api have 6 to 8 of their 32 workers busy and nothing waits there; CPU is where it was, on order-api near 10 %.',
    },
    {
      minute: 20,
      see: 'The burst is long over and it goes on: what waits in the queue keeps the workers busy.',
    },
  ],
  wrongTurns: [
    {
      turn: 'order-api has too few workers',
      answer:
        'They are all busy, but with waiting: CPU is at 10 %. Four times as many help until the burst is larger.',
    },
    {
      turn: 'payment-api or stock-api is slow',
      answer:
        'Look at a trace that succeeds: each answers within its usual milliseconds. They are slow only while they wait for somebody.',
    },
    {
      turn: 'The last deployment of order-api, 26 hours ago',
      answer:
        'It ran through a whole day. That of stock-api is 3 days old and says what it follows: the state of the order.',
    },
    {
      turn: 'Database locks, or a deadlock of the database',
      answer: 'The pool to orders-db has 1 of 20 connections in use, and no span of it is long.',
    },
    {
      turn: 'The timeout is too short',
      answer: 'With a longer one the workers are held for longer, and more requests fail.',
    },
  ],
  whenStuck: [
    'Eight busy workers and 10 % CPU: what does a busy worker do all the time?',
    'Take one trace that failed and write its calls down, in order. Which call has a beginning on one side only?',
    'Draw the arrows of that trace on paper. Where does the last one point?',
  ],
}
