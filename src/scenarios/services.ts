/** The services as the on-call team knows them, the same and equally deep whatever was planned. Alphabetical. */

export interface Service {
  name: string
  owner: string
  does: string
  /** What an ordinary night looks like: three figures each. */
  baseline: readonly [Baseline, Baseline, Baseline]
  slo: string
  runbook: Runbook
  lastDeployment: string
}

interface Baseline {
  figure: string
  value: string
}

interface Runbook {
  reviewed: string
  /** What it says to do, in its order. */
  steps: readonly [string, string, string]
}

export const services: readonly Service[] = [
  {
    name: 'batch-worker-3',
    owner: 'Data platform',
    does: 'Runs the scheduled jobs: invoice-rollup at night, exports by day. Reads the ledger and writes reports.',
    baseline: [
      { figure: 'CPU between jobs', value: '17 %' },
      { figure: 'Jobs a night', value: '4' },
      { figure: 'Longest job', value: '52 min' },
    ],
    slo: 'Reports ready by 06:00; CPU alert above 85 %',
    runbook: {
      reviewed: '5 months ago',
      steps: [
        'See which job runs and since when.',
        'See what shares the node pool shared-a.',
        'If reports will be late, tell Data platform; else let the job end.',
      ],
    },
    lastDeployment: '9 days ago: invoice-rollup split into eight shards',
  },
  {
    name: 'billing-ledger',
    owner: 'Billing',
    does: 'Works out invoices from lines, tax, proration, discounts and refunds. Deliveries may come again.',
    baseline: [
      { figure: 'Invoices an hour', value: '16,100' },
      { figure: 'Reconciliation gap', value: '0.00 USD' },
      { figure: 'Redelivered', value: '4 %' },
    ],
    slo: 'Reconciliation gap within ±0.50 USD',
    runbook: {
      reviewed: '2 months ago',
      steps: [
        'See whether a job failed or is missing.',
        'List the invoices whose posted amount differs from the expected one.',
        'Never correct the ledger by hand; tell Billing.',
      ],
    },
    lastDeployment: '12 days ago: metered lines at 0.005 USD, invoiced since 02:40',
  },
  {
    name: 'order-api',
    owner: 'Checkout',
    does: 'Takes orders and serves reads of them. An order is charged through payment-api.',
    baseline: [
      { figure: 'Traffic', value: '168 reads/s, 30 orders/s' },
      { figure: 'P95', value: '45 ms' },
      { figure: 'Workers busy', value: '3 of 8' },
    ],
    slo: 'At most 1 % of requests fail, P95 within 400 ms',
    runbook: {
      reviewed: '4 months ago',
      steps: [
        'See the error rate by route, and the workers that are busy.',
        'See whether payment-api answers within its 200 ms.',
        'Shed reads before orders.',
      ],
    },
    lastDeployment: '26 h ago: client library of payment-api renewed',
  },
  {
    name: 'orders-db-replica',
    owner: 'Databases',
    does: 'Second replica of the orders database. The primary takes all writes; replicas are for reading.',
    baseline: [
      { figure: 'Replication lag', value: '0.6 s' },
      { figure: 'Reads', value: '1 page every 2 min' },
      { figure: 'Disk busy', value: '22 %' },
    ],
    slo: 'Lag within 10 s',
    runbook: {
      reviewed: '7 months ago',
      steps: [
        'See what holds the replay back: disk, a long query, maintenance.',
        'See who reads from this replica.',
        'Take it out of rotation if its readers need fresh rows.',
      ],
    },
    lastDeployment: '34 days ago: minor version of the database',
  },
  {
    name: 'payment-api',
    owner: 'Payments',
    does: 'Charges an order once for each idempotency key. Asks stock-api to reserve the goods first.',
    baseline: [
      { figure: 'Traffic', value: '30 charges/s' },
      { figure: 'P95', value: '33 ms' },
      { figure: 'Workers busy', value: '1 of 32' },
    ],
    slo: 'At most 0.5 % of charges fail, P95 within 150 ms',
    runbook: {
      reviewed: '3 months ago',
      steps: [
        'See whether charges fail at the provider or before it.',
        'See whether stock-api answers within its 200 ms.',
        'Never charge again without the same idempotency key.',
      ],
    },
    lastDeployment: '6 days ago: provider certificate renewed',
  },
  {
    name: 'rates-gateway',
    owner: 'Logistics',
    does: 'Asks six carriers for shipping rates and stores their answers for an hour.',
    baseline: [
      { figure: 'Traffic', value: '12 requests/min' },
      { figure: 'Upstream errors', value: '0.2 %' },
      { figure: 'P95', value: '28 ms' },
    ],
    slo: 'Upstream errors within 5 %, P95 within 100 ms',
    runbook: {
      reviewed: '6 months ago',
      steps: [
        'See which carrier answers with errors.',
        'See what the gateway answers its callers meanwhile.',
        'Switch a carrier off if callers fail because of it.',
      ],
    },
    lastDeployment: '15 days ago: sixth carrier added',
  },
  {
    name: 'stock-api',
    owner: 'Warehouse',
    does: 'Counts goods and reserves them for an order.',
    baseline: [
      { figure: 'Traffic', value: '30 reservations/s' },
      { figure: 'P95', value: '22 ms' },
      { figure: 'Workers busy', value: '1 of 32' },
    ],
    slo: 'At most 0.5 % of reservations fail, P95 within 100 ms',
    runbook: {
      reviewed: '19 months ago',
      steps: [
        'See the lock table of the old stock database.',
        'Restart the reservation daemon on host wh-2.',
        'Call the warehouse desk if counts are wrong.',
      ],
    },
    lastDeployment: '3 days ago: reservations follow the state of their order',
  },
  {
    name: 'users-api',
    owner: 'Accounts',
    does: 'Serves the users of a tenant, with expand=plan also their plans, which an outside provider keeps.',
    baseline: [
      { figure: 'Traffic', value: '20 requests/s' },
      { figure: 'P95', value: '0.21 s' },
      { figure: 'Users a page, at most', value: '7' },
    ],
    slo: 'P95 and P99 within 0.50 s',
    runbook: {
      reviewed: '4 months ago',
      steps: [
        'See P95 by route and by tenant.',
        'See the slow-query log and the pool of users-db.',
        'See whether the plan provider answers, and how it limits calls.',
      ],
    },
    lastDeployment: '8 days ago: tenants see all their users on one page',
  },
]
