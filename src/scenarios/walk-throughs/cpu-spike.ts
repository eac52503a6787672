/** For facilitators: the batch worker's night. */
import type { WalkThrough } from '../../drill/walk-through'

export const cpuSpikeWalk: WalkThrough = {
  subjectId: 'cpu-spike',
  gist: 'Nothing is wrong: a nightly job uses the CPU it is given. It is cleared by the six nights before and by who else lives on the node, not by the job’s being known.',
  moments: [
    {
      minute: 0,
      see: '"invoice-rollup started", schedule daily, and CPU goes from 20 % to above 90 % within a minute.',
    },
    {
      minute: 3,
      see: '"Processes on this node": the job’s own, the scheduler and the node’s exporter. No service that alerts.',
    },
    {
      minute: 5,
      see: 'The mean of the six nights before, a metric that every machine has, lies on tonight’s curve.',
    },
    { minute: 54, see: 'The job ends and CPU falls to 15 %. The other alerts go on.' },
  ],
  wrongTurns: [
    {
      turn: 'It starves the services that alert',
      answer: 'They run on other hosts (see host.name), whose CPU is flat.',
    },
    {
      turn: 'It locks billing’s ledger, as it reads from it',
      answer: 'It reads, and ledger-db answers it within 0.15 s. The gap begins long before it.',
    },
    {
      turn: 'Cleared only because "that job always does that"',
      answer:
        'A right word with nothing behind it. Ask how they know, and for the curve of last night.',
    },
  ],
  whenStuck: [
    'Who else lives on this node?',
    'When did each of the other alerts begin, and when did this one?',
    'How did this hour look yesterday?',
  ],
}
