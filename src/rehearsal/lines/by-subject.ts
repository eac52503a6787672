/** Which lines belong to which alert. */
import type { Herring, Scenario } from '../../drill/scenario'
import { circularDependencyDeadlock } from '../../scenarios/circular-dependency-deadlock'
import { cpuSpike } from '../../scenarios/cpu-spike'
import { floatingPointDrift } from '../../scenarios/floating-point-drift'
import { nPlusOneLatencyStorm } from '../../scenarios/n-plus-one-latency-storm'
import { noisyUpstream } from '../../scenarios/noisy-upstream'
import { replicationLag } from '../../scenarios/replication-lag'
import { deadlockLines } from './deadlock'
import { driftLines } from './drift'
import { cpuLines, lagLines, upstreamLines } from './herrings'
import type { HerringLines, ScenarioLines } from './lines'
import { nPlusOneLines } from './n-plus-one'
import { linesOfOwnHerring, linesOfOwnScenario } from './own'

const scenarioLines: ReadonlyMap<string, ScenarioLines> = new Map([
  [floatingPointDrift.id, driftLines],
  [circularDependencyDeadlock.id, deadlockLines],
  [nPlusOneLatencyStorm.id, nPlusOneLines],
])

const herringLines: ReadonlyMap<string, HerringLines> = new Map([
  [cpuSpike.id, cpuLines],
  [replicationLag.id, lagLines],
  [noisyUpstream.id, upstreamLines],
])

export const linesOfScenario = (scenario: Scenario): ScenarioLines =>
  scenarioLines.get(scenario.id) ?? linesOfOwnScenario(scenario)

export const linesOfHerring = (herring: Herring): HerringLines =>
  herringLines.get(herring.id) ?? linesOfOwnHerring(herring)
