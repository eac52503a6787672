/** Which walk-through belongs to which subject. For facilitators alone, as each of them tells the answer. */
import type { Herring, Scenario } from '../../drill/scenario'
import type { WalkThrough } from '../../drill/walk-through'
import { circularDependencyDeadlockWalk } from './circular-dependency-deadlock'
import { cpuSpikeWalk } from './cpu-spike'
import { floatingPointDriftWalk } from './floating-point-drift'
import { nPlusOneLatencyStormWalk } from './n-plus-one-latency-storm'
import { noisyUpstreamWalk } from './noisy-upstream'
import { replicationLagWalk } from './replication-lag'

export const walkThroughs: readonly WalkThrough[] = [
  floatingPointDriftWalk,
  circularDependencyDeadlockWalk,
  nPlusOneLatencyStormWalk,
  cpuSpikeWalk,
  replicationLagWalk,
  noisyUpstreamWalk,
]

/** Of a subject that has none written, what its key holds. */
export function walkThroughOf(subject: Scenario | Herring): WalkThrough {
  const written =
    subject.walkThrough ?? walkThroughs.find(({ subjectId }) => subjectId === subject.id)
  if (written !== undefined) return written
  const gist = subject.kind === 'scenario' ? subject.cause : subject.truth
  return { subjectId: subject.id, gist, moments: [], wrongTurns: [], whenStuck: subject.hints }
}
