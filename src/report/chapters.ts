/** Section 3: one chapter a scenario. */
import type { Case } from '../drill/kpis/cases'
import { after, agreedTime, agreementGap, identifiedTime } from '../drill/kpis/detection'
import { figure } from '../drill/kpis/figure'
import { aiStart, resolution } from '../drill/kpis/resolution'
import { verifiedItems } from '../drill/kpis/verification'
import type { Scenario } from '../drill/scenario'
import { adviserAccount } from './adviser'
import { measuredFix, predictionOn } from './adviser-figures'
import { findingsOn, fixAccount, hintsOn, runAccount } from './fix-account'
import { identifiedTarget } from './kpis'
import { type Material, namedAuthor } from './material'
import { metricsOf } from './metrics'
import type { Chapter, RootCause } from './report'

/** Raised scenarios in the catalogue's order, then raised ones that left it; planned ones that were never raised too. */
export function chapters(material: Material): Chapter[] {
  const { record, catalogue, cases } = material
  const planned = catalogue.scenarios.flatMap((scenario) => {
    const raised = cases.find(({ alert }) => alert.subjectId === scenario.id)
    return raised || record.drill.scenarioIds.includes(scenario.id)
      ? [{ scenario, each: raised ?? null }]
      : []
  })
  const gone = cases
    .filter(({ scenario }) => scenario === null)
    .map((each) => ({ scenario: null, each }))
  return [...planned, ...gone].map(({ scenario, each }, index) =>
    chapter(material, `3.${index + 1}`, scenario, each),
  )
}

function chapter(
  material: Material,
  number: string,
  scenario: Scenario | null,
  each: Case | null,
): Chapter {
  const name = {
    number,
    scenarioId: scenario?.id ?? each?.alert.subjectId ?? '',
    name: scenario?.name ?? each?.alert.symptom ?? '',
    system: scenario?.system ?? each?.alert.service ?? '',
    short: scenario?.short ?? each?.alert.service ?? '',
    cause: scenario?.cause ?? '',
  }
  return each
    ? { ...name, ...raised(material, each) }
    : { ...name, ...unraised(material, scenario) }
}

type Told = Omit<Chapter, 'number' | 'scenarioId' | 'name' | 'system' | 'short' | 'cause'>

function raised(material: Material, each: Case): Told {
  const { record } = material
  const { id, letter, service, symptom, delivered } = each.alert
  const stated = fixAccount(each)
  const fix = stated && measuredFix(material, each, stated)
  const prediction = predictionOn(material, each)
  const identified = identifiedTime(each)
  return {
    alert: { id, letter, service, symptom, delivered: delivered.elapsed },
    rootCause: rootCause(material, each),
    identified,
    identifiedTarget: identifiedTarget(record.drill, identified),
    agreed: agreedTime(each),
    gap: agreementGap(each),
    hints: hintsOn(record, id),
    ...findingsOn(record, id),
    fix,
    adviser: adviserAccount(material, each),
    runs: each.runs.map(runAccount),
    metrics: metricsOf(verifiedItems(each), identified, prediction, fix),
    predictionAccuracy: prediction,
    resolution: resolution(each, aiStart(record)),
  }
}

function unraised({ record }: Material, scenario: Scenario | null): Told {
  const none = figure('ms')
  const open = (scenario?.checks ?? []).map((item) => ({ item, given: [], measured: null }))
  return {
    alert: null,
    rootCause: { kind: 'not found' },
    identified: none,
    identifiedTarget: identifiedTarget(record.drill, none),
    agreed: none,
    gap: none,
    hints: [],
    notes: [],
    noise: [],
    lessons: [],
    fix: null,
    adviser: null,
    runs: [],
    metrics: metricsOf(open, none, figure('%'), null),
    predictionAccuracy: figure('%'),
    resolution: { human: none, ai: none, working: none, plain: none },
  }
}

function rootCause(material: Material, each: Case): RootCause {
  const causes = each.claims.filter((claim) => !claim.noise && claim.supersededBy === null)
  const confirmed = causes.filter((claim) => claim.verdict === 'confirmed')
  if (confirmed.length === 0)
    return { kind: causes.some((claim) => claim.verdict === null) ? 'not judged' : 'not found' }
  return {
    kind: 'found',
    claims: confirmed.map((claim) => ({
      text: claim.cause ?? '',
      by: namedAuthor(material, claim),
      team: claim.kind === 'team',
      after: after(each, claim),
    })),
  }
}
