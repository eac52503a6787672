/** Every scenario and red herring that comes with the drill, in the template's order. */
import type { Catalogue } from '../drill/scenario'
import { circularDependencyDeadlock } from './circular-dependency-deadlock'
import { cpuSpike } from './cpu-spike'
import { floatingPointDrift } from './floating-point-drift'
import { nPlusOneLatencyStorm } from './n-plus-one-latency-storm'
import { noisyUpstream } from './noisy-upstream'
import { playedMessages } from './played-messages'
import { replicationLag } from './replication-lag'

export const catalogue: Catalogue = {
  scenarios: [floatingPointDrift, circularDependencyDeadlock, nPlusOneLatencyStorm],
  herrings: [cpuSpike, replicationLag, noisyUpstream],
  playedMessages,
}
