/** About order-api and what it calls. */
import type { ScenarioLines } from './lines'

export const deadlockLines: ScenarioLines = {
  right: {
    causes: [
      'Circular call: order-api → payment-api → stock-api → order-api. {In a burst|Under load} all workers wait for each other',
      'stock-api calls back into order-api, whose {8|eight} workers are all held waiting for payment-api: {a ring|a call loop}',
      'The calls form a cycle, A → B → C → A, and order-api starves itself of workers',
      'order-api waits for itself through stock-api: a circular dependency that exhausts its own worker pool',
      'Deadlock by a call loop: the inner call from stock-api to order-api finds no free worker',
    ],
    evidence: [
      'Trace {9c|a4|e1}{17|3b|d0}{f2|68} has a client span from stock-api to order-api and no server span. The map does not know that call.',
      '{#31-58} timed-out traces: each inner call waits exactly 200 ms and never starts.',
      'Workers 8 of 8 and CPU at 9 %, and it stays so {#20-50} s after the burst has gone.',
      'Every one of the {#12-30} slow traces passes order-api twice.',
    ],
    disproof: [
      'A timed-out trace without the second hop into order-api.',
      'The same timeouts with the hop from stock-api cut off.',
      'Free workers in order-api while the inner call waits.',
    ],
  },
  half: {
    causes: [
      'order-api’s workers are all blocked waiting for {payment-api|stock-api}',
      'The worker pool is exhausted: something downstream holds them for 200 ms',
      'Threads are stuck in calls to payment-api and stay stuck after the burst',
    ],
    evidence: [
      'Pool 8 of 8 since 03:18, CPU 9 %.',
      'Timeouts begin with the burst and do not end with it.',
      'Hops to payment-api end at 200 ms sharp.',
    ],
    disproof: [
      'A free worker during the timeouts.',
      'payment-api answering fast while order-api times out.',
    ],
  },
  wrong: {
    causes: [
      'stock-api is slow, its table misses an index',
      'The timeout of 200 ms is too short since the {certificate|client library} was renewed',
      'Clients retry too hard, a retry storm',
      'Too few workers for the traffic of tonight',
      'The payment provider answers late',
    ],
    evidence: [
      'P95 of stock-api went from 24 ms to {#140-190} ms.',
      'Order bursts of {#20-40} at once since 03:18.',
      'The last deployment was 26 h ago and touched that very code.',
    ],
    disproof: [
      'Normal latency at stock-api’s own database.',
      'The same failures at half the traffic.',
    ],
  },
  shrug: [
    'Reads still answer, and the burst is over: it will clear by itself.',
    'CPU at 9 % is no overload, probably the probe that times out.',
  ],
  trail: [
    'order-api: 8 of 8 workers busy and next to no CPU. They wait, they do not work.',
    'Timeouts by route: orders and reads alike.',
    'payment-api’s own provider answers in {#60-90} ms. Not there.',
    'The burst ended minutes ago. The timeouts did not.',
  ],
  notes: [
    'Followed {#20-45} timed-out traces hop by hop with the map beside them',
    'Found a call that the map lacks: from stock-api to order-api',
    'Saw client spans without server spans, each exactly one hop timeout long',
    'Timeouts spread from hop to hop under load and stay after it',
    'First looked at {payment-api|stock-api}, whose latency is only handed down',
  ],
  lessons: [
    'The service map should come from traces, not from memory',
    'Inner calls need a worker pool of their own',
    'An alert on busy workers without CPU would have said more',
    'Every synchronous call gets a deadline and a plan for when it passes',
    'The runbook of stock-api describes a system that is gone',
  ],
  plans: {
    successful: [
      {
        remedies: ['queue=on', 'map=on'],
        steps: [
          'Call from stock-api to order-api replaced by a queue',
          'Map corrected from the traces',
          'Load run with bursts of 14, 20 and 36 orders, then with a larger one',
          'Checked that no order is lost and none is charged twice',
        ],
      },
      {
        remedies: ['pool=own'],
        steps: [
          'Inner calls got a worker pool of their own',
          'Load run with bursts of 14, 20 and 36 orders, then with a larger one',
          'Looked at a trace: the inner call starts at once',
        ],
      },
      {
        remedies: ['breaker=outbox'],
        steps: [
          'Circuit breaker on the hop, open after 100 ms, deferring to an outbox',
          'Watched the outbox empty itself after the burst',
          'Checked that no order is lost and none is charged twice',
        ],
      },
    ],
    partial: [
      {
        remedies: ['workers=32'],
        steps: [
          'Workers of order-api raised from 8 to 32',
          'Load run: fewer timeouts, and still some in the largest burst',
        ],
      },
    ],
    failed: [
      {
        remedies: ['timeout=600'],
        steps: ['Hop timeout raised to 600 ms', 'Load run: workers are held three times as long'],
      },
      {
        remedies: ['retry=backoff'],
        steps: [
          'Clients retry with backoff',
          'Counted the charges: some orders were charged twice',
        ],
      },
    ],
  },
  advice: {
    right: {
      outcome: 'successful',
      steps: [
        'Call from stock-api to order-api replaced by a queue, as advised',
        'Inner calls got a worker pool of their own, as advised',
        'Load run with bursts of 14, 20 and 36 orders, then with a larger one',
      ],
      refusals: [
        'Left the queue out: an order’s state would be behind for a moment, and nobody could say how long',
        'Kept our own plan: two changes at once tell nothing about either',
      ],
    },
    'wrong remedy': {
      outcome: 'partial',
      steps: [
        'Workers of order-api raised from 8 to 32, as advised',
        'Clients retry with backoff, as advised',
        'Counted the charges after the load run',
      ],
      refusals: [
        'Refused the retries with backoff: an order may be charged twice',
        'Kept the pool at 8: a larger one fills a moment later',
      ],
    },
    wrong: {
      outcome: 'failed',
      steps: [
        'Hop timeout raised to 600 ms, as advised',
        'Clients retry at once, as advised',
        'Load run with bursts of 14, 20 and 36 orders',
      ],
      refusals: [
        'Refused the longer timeout: it holds each worker three times as long',
        'Refused it: the provider answers in {#60-90} ms, it is not slow',
      ],
    },
  },
  guardrails: [
    { text: 'Circuit breaker rule: defer to the outbox, never drop', kind: 'circuit breaker' },
    { text: 'Alert: workers busy for 60 s at low CPU', kind: 'alert' },
    { text: 'Design template asks: which calls come back to the caller', kind: 'template' },
    { text: 'Pool sizes in the infrastructure code set to what runs', kind: 'IaC correction' },
  ],
  actions: [
    { text: 'Generate the service map from traces and alert on rings', severity: 'High' },
    { text: 'Rewrite the runbook of stock-api', severity: 'Medium' },
    { text: 'Load test with bursts before each release of order-api', severity: 'High' },
  ],
}
