/** From a file that fits the schema to a subject that the drill can play. */
import type { AlertText, CheckItem, KeyPoint } from '../../drill/scenario'
import type { WalkThrough } from '../../drill/walk-through'
import type { Service } from '../services'
import type { OwnEvidence, OwnLog } from './evidence'
import type { OwnHerring, OwnScenario } from './own'
import type { ScenarioFile } from './schema'

/** Lines that one planted saying may become. */
export const mostRepeats = 600

type ScenarioOf<K extends ScenarioFile['kind']> = Extract<ScenarioFile, { kind: K }>

/** `files`: what the evidence files hold. */
export function subjectOf(
  file: ScenarioFile,
  files: Pick<OwnEvidence, 'logs' | 'spans' | 'points'>,
): OwnScenario | OwnHerring {
  return file.kind === 'scenario' ? scenarioOf(file, files) : herringOf(file, files)
}

function scenarioOf(file: ScenarioOf<'scenario'>, files: Files): OwnScenario {
  const { cause, system, decidingEvidence } = file
  return {
    kind: 'scenario',
    ...sharedOf(file, files),
    system,
    cause,
    keyPoints: threeOf(file.keyPoints.map(keyPoint)),
    decidingEvidence,
    checks: file.checks.map(checkItem),
    remedies: file.remedies,
  }
}

function herringOf(file: ScenarioOf<'herring'>, files: Files): OwnHerring {
  const { truth, clears } = file
  return { kind: 'herring', ...sharedOf(file, files), truth, clears }
}

type Files = Pick<OwnEvidence, 'logs' | 'spans' | 'points'>

function sharedOf(file: ScenarioFile, files: Files) {
  const { id, name, short, counterFact } = file
  return {
    id,
    name,
    short,
    counterFact,
    lab: null,
    alert: alertOf(file),
    hints: threeOf(file.hints),
    evidence: evidenceOf(file, files),
    service: serviceOf(file),
    map: file.world?.map ?? [],
    walkThrough: walkThroughOf(file),
  }
}

function alertOf({ alert }: ScenarioFile): AlertText {
  const { service, since } = alert
  return {
    service,
    symptom: alert.symptom,
    value: alert.value,
    threshold: alert.threshold,
    sinceMinute: since.worldMinute ?? null,
    sinceBefore: since.minutesBefore,
    detail: alert.detail,
    severity: alert.severity,
    dashboard: alert.dashboard ?? `dashboards/${service}`,
    runbook: alert.runbook ?? `runbooks/${service}`,
  }
}

function evidenceOf(file: ScenarioFile, files: Files): OwnEvidence {
  const { chatter, planted, ordinaryUntil } = file.evidence
  const said = (each: NonNullable<typeof chatter>['lines'][number]) => ({
    service: each.service ?? file.alert.service,
    level: each.severity,
    body: each.body,
    attributes: each.attributes ?? {},
  })
  const logs = (planted ?? []).flatMap((each): OwnLog[] => {
    const { minute, again } = each
    const count = Math.min(mostRepeats, Math.max(1, timesSaid(each)))
    return Array.from({ length: count }, (_, index) => ({
      minute: minute + index * (again?.everyMinutes ?? 0),
      trace: null,
      ...said(each),
    }))
  })
  return {
    ...files,
    logs: [...files.logs, ...logs],
    chatter: { perMinute: chatter?.perMinute ?? 0, lines: (chatter?.lines ?? []).map(said) },
    ordinaryUntil: ordinaryUntil ?? null,
  }
}

type Planted = NonNullable<ScenarioFile['evidence']['planted']>[number]

/** How many lines a planted saying asks for. */
export const timesSaid = ({ minute, again }: Pick<Planted, 'minute' | 'again'>): number =>
  again === undefined ? 1 : Math.floor((again.until - minute) / again.everyMinutes) + 1

function serviceOf({ alert, world }: ScenarioFile): Service | null {
  if (world === undefined) return null
  const { owner, does, baseline, slo, runbook, lastDeployment } = world
  return {
    name: alert.service,
    owner,
    does,
    baseline: threeOf(baseline),
    slo,
    runbook: { reviewed: runbook.reviewed, steps: threeOf(runbook.steps) },
    lastDeployment,
  }
}

function walkThroughOf({ id, walkThrough }: ScenarioFile): WalkThrough | null {
  return walkThrough === undefined ? null : { subjectId: id, ...walkThrough }
}

function keyPoint({ point, phrases }: ScenarioOf<'scenario'>['keyPoints'][number]): KeyPoint {
  return { point, anyOf: phrases.map((each) => (typeof each === 'string' ? [each] : each)) }
}

const usualAnswers = {
  observability: ['Complete', 'Partial'],
  stress: ['Passed', 'Failed'],
  applied: ['Yes', 'No'],
  sla: ['Yes', 'No'],
} as const

/** The key says nothing, since it stands in forms. */
function checkItem(
  { kind, label, answers }: ScenarioOf<'scenario'>['checks'][number],
  index: number,
): CheckItem {
  const [full, half] = answers ?? []
  const usual = usualAnswers[kind]
  return { key: `own-${index + 1}`, label, kind, answers: [full ?? usual[0], half ?? usual[1]] }
}

/** The schema has counted them. */
function threeOf<T>([one, two, three]: readonly T[]): readonly [T, T, T] {
  if (one === undefined || two === undefined || three === undefined) {
    throw new Error('Three were expected.')
  }
  return [one, two, three]
}
