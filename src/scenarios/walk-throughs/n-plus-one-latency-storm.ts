/** For facilitators: a query and a call for every user. */
import type { WalkThrough } from '../../drill/walk-through'

export const nPlusOneLatencyStormWalk: WalkThrough = {
  subjectId: 'n-plus-one-latency-storm',
  gist: 'The endpoint asks for each user on its own, the database first and the plan provider then, one after another. It turns on one trace that is read to its end, and on latency against the size of the page.',
  moments: [
    { minute: -5, see: 'An ordinary night: P50 some 120 ms, P95 200 to 250 ms.' },
    {
      minute: 3,
      see: 'P95 passes 0.5 s and then 1 s. Errors stay at 0, and traffic is what it was.',
    },
    {
      minute: 6,
      see: 'users-db: db.slow_statements is 0 and stays 0, while all 5 connections are in use.',
    },
    {
      minute: 8,
      see: 'P95 is 1.5 to 2 s, 3.5 s where the largest tenant asks. The lines of GET /users have users.returned beside their duration: 16 users are quick, 40 slow, 76 worst.',
    },
    {
      minute: 15,
      see: 'Any slow trace: one SELECT for each user, 16 to 76 of them, each beginning as the one before ends; then GET /plans/{user}, as many times, in the same row.',
    },
  ],
  wrongTurns: [
    {
      turn: 'A slow query, an index is missing',
      answer:
        'Each statement takes about 8 ms, and the log of slow ones is empty. It is their number.',
    },
    {
      turn: 'The plan provider is slow tonight',
      answer:
        'Its calls take 20 to 45 ms as ever, some 160. What counts is that they stand in a row. Worth "partly" if somebody says that.',
    },
    {
      turn: 'The connection pool is too small',
      answer:
        'All are in use because each request holds one for so long. A larger pool changes nothing in a single trace.',
    },
    {
      turn: 'More traffic than usual',
      answer:
        'Requests are as many as last night. Compare a tenant with few users and one with many in the same minute.',
    },
  ],
  whenStuck: [
    'Which requests are still quick? What do they have less of?',
    'Take the slowest trace and count. Which line stands there most often?',
    'What must be true for the second call to begin?',
  ],
}
