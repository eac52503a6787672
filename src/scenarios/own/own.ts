/** What a team's own files come to: subjects like the drill's own, with their evidence and their place in the world. */
import type { Herring, Scenario, StatedRemedy } from '../../drill/scenario'
import type { Service } from '../services'
import type { OwnEvidence } from './evidence'

interface Own {
  evidence: OwnEvidence
  /** The alerting service as the brief tells of it; null = the brief knows it already. */
  service: Service | null
  /** One line a path, added to the service map. */
  map: readonly string[]
}

export interface OwnScenario extends Scenario, Own {
  remedies: readonly StatedRemedy[]
}

export interface OwnHerring extends Herring, Own {}

export interface OwnSubjects {
  scenarios: readonly OwnScenario[]
  herrings: readonly OwnHerring[]
}

/** What is wrong at one place of a file. */
export interface Fault {
  /** As its reader calls it: the path below the folder. */
  file: string
  /** From 1; null = the file as a whole. */
  line: number | null
  /** Begins small, ends without a full stop. */
  sentence: string
}

/** "cache.yaml line 3: unknown field "colour"." */
export function faultSentence({ file, line, sentence }: Fault): string {
  return `${file}${line === null ? '' : ` line ${line}`}: ${sentence}.`
}

/** Files of a team's own that can't be taken; one sentence a fault. */
export class ScenariosWrong extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => `SCENARIOS_DIR: ${faultSentence(fault)}`).join('\n'))
    this.name = 'ScenariosWrong'
  }
}
