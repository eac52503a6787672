/** For facilitators: the replica under maintenance. */
import type { WalkThrough } from '../../drill/walk-through'

export const replicationLagWalk: WalkThrough = {
  subjectId: 'replication-lag',
  gist: 'Weekly maintenance holds the replay back on a replica that only reports read from. It is cleared by who reads there, and by what the failing requests read from.',
  moments: [
    {
      minute: 0,
      see: '"Weekly maintenance of table orders started", and in the same minute the lag begins to climb: from 0.6 s to 15 s, and to 40 s within some minutes.',
    },
    { minute: 3, see: '"Connected clients": report-builder with 3 connections, and nobody else.' },
    {
      minute: 5,
      see: '"Maintenance of table orders goes on" with replay.held true. On orders-db, the primary, P95 stays at 3 to 5 ms.',
    },
    { minute: 39, see: 'Maintenance ends, the lag is 0.6 s. The other alerts go on.' },
  ],
  wrongTurns: [
    {
      turn: 'order-api reads old rows from it, so orders fail',
      answer:
        'Spans of order-api name orders-db, the primary. A stale read would answer wrongly; these get no answer.',
    },
    {
      turn: 'The disk is dying',
      answer:
        'It is 60 to 70 % busy with the passes of the maintenance, and back at 20 % after it.',
    },
    {
      turn: 'Locks on the table orders',
      answer: 'It runs on the replica alone; writes on the primary take as long as ever.',
    },
  ],
  whenStuck: [
    'Who is connected to this replica right now?',
    'Which database does a failing request name?',
    'What began in the same minute as the lag?',
  ],
}
