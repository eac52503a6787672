/** A replica that falls behind while it is vacuumed, and that no request waits for. */
import type { Herring } from '../drill/scenario'

export const replicationLag: Herring = {
  kind: 'herring',
  id: 'replication-lag',
  lab: 'replication-lag',
  name: 'Misleading alert / replication lag',
  short: 'replication lag',
  alert: {
    service: 'orders-db-replica',
    symptom: 'replication lag 38 s',
    value: '38 s',
    threshold: 'limit 10 s',
    sinceMinute: null,
    sinceBefore: 2,
    detail: 'Replica 2 of 2, primary writes normal, disk 61 % busy',
    severity: 'SEV-2',
    dashboard: 'dashboards/orders-db-replica',
    runbook: 'runbooks/orders-db-replica',
  },
  hints: [
    'Look at what the replica is busy with, and what waits to be applied.',
    'Follow the requests that alert tonight: which of them read from this replica, and for what?',
    'Lay the lag over the other alerts, and compare when each begins and when each eases.',
  ],
  truth:
    'Weekly maintenance holds back the replay on one replica. Only the reports of the morning read from it; requests use the primary.',
  clears: [
    'Maintenance of the table orders began on the replica in the same minute as the lag.',
    'No request of a service that alerts tonight reads from this replica: their spans name the primary.',
    'The lag eases when the maintenance ends; what the other alerts report goes on.',
  ],
  counterFact:
    'The spans of the failing requests name the primary, where reads and writes take as long as on any night.',
}
