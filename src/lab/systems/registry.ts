/** Which function runs which subject. Loaded one by one, so that a run loads no other's packages. */
import type { Subject } from '../run'
import type { RunSubject } from '../subject'

type Load = () => Promise<RunSubject>

const subjects: Readonly<Record<Subject, Load>> = {
  billing: async () => (await import('./billing/run')).runBilling,
  microservices: async () => (await import('./microservices/run')).runMicroservices,
  'rest-api': async () => (await import('./rest-api/run')).runRestApi,
  'cpu-spike': async () => (await import('./decoys/cpu-spike/run')).runCpuSpike,
  'replication-lag': async () => (await import('./decoys/replication-lag/run')).runReplicationLag,
  'noisy-upstream': async () => (await import('./decoys/noisy-upstream/run')).runNoisyUpstream,
}

export function subjectOf(name: Subject): Promise<RunSubject> {
  return subjects[name]()
}
