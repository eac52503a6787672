/** About users-api. */
import type { ScenarioLines } from './lines'

export const nPlusOneLines: ScenarioLines = {
  right: {
    causes: [
      'N+1: one query per user, then a call to the plan provider for each user, one after another',
      'expand=plan runs a query for each user of the page {and awaits the provider each time|in a loop}',
      'N+1 queries {plus|and} blocking external API calls: latency grows with the page size',
      'The page is read with one query and then {#28-42} more queries, one per user, in sequence with the outside calls',
      'Each user costs its own database query and an outside call, strictly one by one',
    ],
    evidence: [
      'Trace {d2|7f|18}{a9|4c|e3}{05|b1} holds the same statement {#28-42} times, {7|8|9} ms each. The slow-query log is empty.',
      'Latency against page size is a straight line: about {#40-48} ms a user.',
      'A tenant with {#4-8} users gets 0.3 s, one with 42 gets {1.8|1.9|2.0} s.',
      'Spans never overlap: each begins where the one before ends.',
    ],
    disproof: [
      'A large page that answers fast without expand=plan being off.',
      'One statement in the trace that takes longer than 20 ms.',
      'Two outside calls that overlap in time.',
    ],
  },
  half: {
    causes: [
      'Too many queries for one request',
      'The plan provider is called one at a time, the calls should overlap',
      'Latency grows with the page size; {the answer is too large|pages need a limit}',
    ],
    evidence: [
      'Some tenants are fine, others never are.',
      'users-db shows {#600-850} statements a second, {five|six} times the usual.',
      'The slow ones are large tenants.',
    ],
    disproof: [
      'A slow answer for a tenant with few users.',
      'The same latency without expand=plan.',
    ],
  },
  wrong: {
    causes: [
      'users-db misses an index on the tenant',
      'The connection pool of 5 is too small',
      'The plan provider is slow tonight',
      'A cache was flushed by the last deployment',
      'Garbage collection: heap of users-api close to its limit',
    ],
    evidence: [
      'P95 rose at 03:12 from 0.21 s to 1.8 s.',
      'The pool shows {#1-3} waiting connections now and then.',
      'The provider has {2|3} answers above 150 ms in the last minutes.',
    ],
    disproof: ['An entry in the slow-query log.', 'P95 of the provider above 200 ms.'],
  },
  shrug: ['Errors at 0.1 %, traffic normal: slow, but nobody is cut off.'],
  trail: [
    'users-api by tenant: small ones within the SLO, large ones far out.',
    'Slow-query log of users-db: empty.',
    'P95 and P99 part: 1.8 s and 3.2 s. It depends on what is asked.',
    'Traffic, errors, CPU of users-api: all as on any night.',
  ],
  notes: [
    'Counted statements per request: {#28-42} where two would do',
    'P95 and P99 compared by tenant: they follow the number of users on the page',
    'Slow-query log empty, each statement about 8 ms',
    'Outside calls stand in the trace like beads, none overlaps',
    'Looked at {the database pool|indexes} first, without result',
  ],
  lessons: [
    'Statements per request belong on the dashboard',
    'A test that counts queries would have caught it in review',
    'Latency by page size says more than latency by hour',
    'Outside calls are batched or run side by side with a limit',
    'P99 by tenant belongs in the alert text',
  ],
  plans: {
    successful: [
      {
        remedies: ['query=in', 'calls=8'],
        steps: [
          'Per-user queries replaced by one IN query',
          'Outside calls run side by side, at most 8 a request',
          'P95 and P99 measured at 20 requests a second',
          'Checked that every row is there',
        ],
      },
      {
        remedies: ['query=in', 'calls=48-in-all', 'cache=invalidated'],
        steps: [
          'Per-user queries replaced by one IN query',
          'Outside calls run side by side, at most 48 in all',
          'Plans cached and invalidated when they change',
          'Checked that every row is there and none is stale',
        ],
      },
    ],
    partial: [
      {
        remedies: ['query=in', 'page=20'],
        steps: [
          'Per-user queries replaced by one IN query',
          'Pages cut to 20 users',
          'Compared the rows: large tenants lack some',
        ],
      },
    ],
    failed: [
      {
        remedies: ['query=in'],
        steps: [
          'Per-user queries replaced by one IN query',
          'Looked at a trace: the outside calls still come one after another',
        ],
      },
      {
        remedies: ['calls=all'],
        steps: [
          'Outside calls all run at once',
          'Counted the answers of the provider: many are 429',
        ],
      },
      {
        remedies: ['pool=25', 'index=on'],
        steps: ['Connection pool raised to 25', 'Index on the tenant added', 'P95 is where it was'],
      },
    ],
  },
  advice: {
    right: {
      outcome: 'successful',
      steps: [
        'Per-user queries replaced by one IN query, as advised',
        'Outside calls run side by side, at most 8 a request, as advised',
        'P95 and P99 measured at 20 requests a second',
      ],
      refusals: [
        'Kept our own plan: we did not know what the provider bears',
        'Left the advice aside: two changes at once, and nobody had read the second',
      ],
    },
    'wrong remedy': {
      outcome: 'failed',
      steps: [
        'Per-user queries replaced by one IN query, as advised',
        'Outside calls all run at once, as advised',
        'Counted the rows of each answer',
      ],
      refusals: [
        'Set a limit to the calls at once by hand: without it the provider answers 429',
        'Refused calls without a limit: rows would be missing',
      ],
    },
    wrong: {
      outcome: 'failed',
      steps: [
        'Index on the tenant added, as advised',
        'Connection pool raised to 25, as advised',
        'P95 measured anew',
      ],
      refusals: [
        'Refused index and pool: the slow-query log is empty and no connection waits',
        'Refused it: one statement many times is no missing index',
      ],
    },
  },
  guardrails: [
    { text: 'Test helper fails a request with more than 10 statements', kind: 'template' },
    { text: 'Alert on P99 by tenant, not only overall', kind: 'alert' },
    { text: 'Statement count and page size in each request’s log line', kind: 'logging' },
    { text: 'Batching template for list endpoints in the spec', kind: 'template' },
  ],
  actions: [
    { text: 'Detect repeated statements in review and in Prometheus', severity: 'Medium' },
    { text: 'Check the other list endpoints for calls in loops', severity: 'High' },
    { text: 'Agree a batch endpoint with the plan provider', severity: 'Low' },
  ],
}
