/** About the alerts that are noise. */
import type { HerringLines } from './lines'

export const cpuLines: HerringLines = {
  blame: {
    causes: [
      'invoice-rollup runs away after its change nine days ago and takes the whole node',
      'A shard of the job spins: {a dead lock file|an endless retry}',
      'The node is too small for the job and its neighbours',
    ],
    evidence: [
      'CPU 97 % since the minute the alerts began.',
      'Eight shards at once, each at full speed.',
      'The curve rises while users-api gets slow.',
    ],
    disproof: ['The same CPU on a night without trouble.', 'No other service on that node.'],
  },
  blameElsewhere: [
    'batch-worker-3 takes the CPU of the node pool, so everything beside it gets slow',
    'The CPU spike of the nightly job starves the neighbours',
  ],
  cleared: [
    'The same curve stands there on each of the last {five|six} nights.',
    'Nothing that alerts tonight has a process on that node.',
    'The other alerts began before this one.',
  ],
  disproof: ['A slow request with a span on that node.'],
  trail: [
    'batch-worker-3: job invoice-rollup, eight shards, node pool shared-a.',
    'CPU curves side by side: the worker’s goes up, those of the services do not move.',
  ],
  observed: {
    misled: [
      'The worker’s CPU alert rose with the others and was taken for the cause at first',
      'Looked like a neighbour that takes the CPU; the node is its own',
    ],
    clear: [
      'Nightly batch load on its own node; same height every night',
      'Background job with a spike of its own, ruled out by where it runs',
    ],
  },
}

export const lagLines: HerringLines = {
  blame: {
    causes: [
      'The replica cannot keep up with the writes of tonight',
      'A long report query holds back the replay',
      'The disk of the replica is worn out: 61 % busy',
    ],
    evidence: [
      'Lag 38 s and rising when the alert came.',
      'Disk busy three times as usual.',
      'Primary writes are normal, so it must be the replica itself.',
    ],
    disproof: ['Readers of that replica that notice nothing.', 'Lag that ends by itself.'],
  },
  blameElsewhere: [
    'Replication lag on the orders database: services read stale rows and hang',
    'orders-db-replica is behind, so reads pile up',
  ],
  cleared: [
    'Maintenance of one table began in the same minute as the lag.',
    'The spans of the requests that fail name the primary, not the replica.',
    'It eases while the other alerts go on.',
  ],
  disproof: ['A failing request that reads from this replica.'],
  trail: [
    'orders-db-replica: replay waits, primary is calm.',
    'Readers of the replica: morning reports, nothing else so far.',
  ],
  observed: {
    misled: [
      'Replication lag looked like a reason for slow calls; no request reads there',
      'The lag came with the alerts and was tied to them too soon',
    ],
    clear: [
      'Maintenance on one replica, announced to nobody on call',
      'The replica lags, the primary does not: ruled out by the spans',
    ],
  },
}

export const upstreamLines: HerringLines = {
  blame: {
    causes: [
      'Carrier 4 fails and its retries fill the gateway',
      'The gateway has no limit on a dead upstream',
      'A certificate of the carrier ran out at three',
    ],
    evidence: [
      '22 % of upstream calls answer 503.',
      'All errors come from one carrier of six.',
      'P95 0.9 s, usually 36 ms.',
    ],
    disproof: ['Callers that get their answer in time.', 'The same errors on a quiet night.'],
  },
  blameElsewhere: [
    'rates-gateway hangs on its carrier and holds up whoever asks it',
    'The noisy upstream behind rates-gateway slows the calls down',
  ],
  cleared: [
    'Callers get stored rates within {#30-40} ms, none of them sees an error.',
    'The carrier announced this window two weeks ago.',
    'Minutes with and without upstream errors look alike elsewhere.',
  ],
  disproof: ['A caller of the gateway that fails.'],
  trail: [
    'rates-gateway: one carrier of six answers 503, the others are fine.',
    'Asked what callers get meanwhile: stored rates.',
  ],
  observed: {
    misled: [
      'Errors of one carrier drew attention away for some minutes',
      'A carrier’s errors were tied to our latency because of the hour',
    ],
    clear: [
      'Upstream noise that the gateway absorbs as it should',
      'Errors from outside, answered from stored rates: ruled out',
    ],
  },
}
