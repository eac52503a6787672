/** What the report still lacks, for the control card and the preview: letters only, no names of scenarios. */

import { type Case, herringCases, lastCountedRun, scenarioCases } from '../drill/kpis/cases'
import { verifiedItems } from '../drill/kpis/verification'
import type { DrillRecord } from '../drill/record'
import type { Stage } from '../drill/record-course'
import type { Catalogue } from '../drill/scenario'

export interface Gap {
  /** "a fix for B" */
  what: string
  /** The word of /drill that fills it, with the alert's letter where it takes one: "fix B". */
  command: string
}

/** In the report's order; a gap counts from the phase on in which it should be filled. */
export function missing(record: DrillRecord, catalogue: Catalogue): Gap[] {
  const cases = scenarioCases(record, catalogue)
  const waiting = [...cases, ...herringCases(record)]
    .flatMap(({ claims }) => claims)
    .filter(({ verdict, supersededBy }) => verdict === null && supersededBy === null).length
  const since = (stage: Stage, gaps: readonly Gap[]) => (begun(record, stage) ? gaps : [])
  const { debriefs, reflections, guardrails, actions } = record
  return [
    ...since(
      'dark-room',
      waiting === 0
        ? []
        : [
            {
              what: waiting === 1 ? 'a verdict on one claim' : `verdicts on ${waiting} claims`,
              command: 'claims',
            },
          ],
    ),
    ...notes(record),
    ...since(
      'deep-dive',
      cases
        .filter((each) => !record.findings.some(({ alertId }) => alertId === each.alert.id))
        .map(({ alert }) => gap('investigation notes', 'finding', alert.letter)),
    ),
    ...since(
      'ai-fix',
      cases.filter(({ fix }) => fix === null).map(({ alert }) => gap('a fix', 'fix', alert.letter)),
    ),
    ...since(
      'ai-fix',
      cases
        .filter((each) => !verified(each))
        .map(({ alert }) => gap('checks', 'check', alert.letter)),
    ),
    ...since(
      'post-mortem',
      guardrails.length > 0 ? [] : [{ what: 'a guardrail', command: 'guardrail' }],
    ),
    ...since(
      'post-mortem',
      actions.length > 0 ? [] : [{ what: 'an action with owner and due date', command: 'action' }],
    ),
    ...since(
      'wrap-up',
      reflections.length > 0 ? [] : [{ what: 'reflections', command: 'reflect' }],
    ),
    ...since('wrap-up', debriefs.length > 0 ? [] : [{ what: 'the debrief', command: 'debrief' }]),
  ]
}

function gap(what: string, word: string, letter: string): Gap {
  return { what: `${what} for ${letter}`, command: `${word} ${letter}` }
}

/** A stage has begun, or the drill has ended without it. */
function begun({ phases, drill }: DrillRecord, stage: Stage): boolean {
  return (
    drill.finishedAt !== null ||
    phases.some((phase) => phase.stage === stage && phase.started !== null)
  )
}

function notes({ phases, observations }: DrillRecord): Gap[] {
  const silent = phases.filter(
    ({ started, ordinal, stage }) =>
      started !== null && stage !== 'break' && !observations.some(({ phase }) => phase === ordinal),
  )
  return silent.length === 0
    ? []
    : [{ what: `observations on ${silent.map(({ name }) => name).join(', ')}`, command: 'note' }]
}

/** Every item of the scenario has an answer, or a run that measured it. */
function verified(each: Case): boolean {
  const items = verifiedItems(each)
  return items.length === 0
    ? lastCountedRun(each) !== null
    : items.every(({ given, measured }) => measured !== null || given.length > 0)
}
