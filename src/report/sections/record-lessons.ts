/** The appendix's lessons: observations, guardrails, actions, surveys, the debrief. */
import type { Appendix } from '../accounts'
import type { Block } from '../document'
import { heading, list, oneLine } from './blocks'
import { recordItem, recordList, shortItem, sourceWord, type When } from './record-parts'

export function lessonRecords(appendix: Appendix, when: When): Block[] {
  const { observations, guardrails, actions, debriefs } = appendix
  return [
    ...recordList(
      'Observations',
      observations.map((each, index) =>
        shortItem(
          `Observation ${index + 1}`,
          [when(each), each.phase, sourceWord(each.source)],
          each.text,
        ),
      ),
    ),
    ...recordList(
      'Guardrails',
      guardrails.map((each, index) =>
        shortItem(
          `Guardrail ${index + 1}`,
          [when(each), each.kind, sourceWord(each.source)],
          each.text,
        ),
      ),
    ),
    ...recordList(
      'Actions',
      actions.map((each, index) =>
        shortItem(`Action ${index + 1}`, actionFacts(each, when), each.text),
      ),
    ),
    ...surveys(appendix.reflections),
    ...recordList(
      'Debrief',
      debriefs.map((each) =>
        recordItem(
          'Debrief',
          [when(each), ...(each.by === null ? [] : [`by ${each.by}`]), sourceWord(each.source)],
          [['Stated correlation', each.correlation === null ? '' : `${each.correlation} %`]],
        ),
      ),
    ),
  ]
}

function actionFacts(each: Appendix['actions'][number], when: When): string[] {
  return [
    when(each),
    each.kind,
    `owner ${oneLine(each.owner)}`,
    `due ${each.due}`,
    `severity ${each.severity}`,
    each.done ? 'done' : 'open',
    sourceWord(each.source),
  ]
}

function surveys({ answered, signed, edited }: Appendix['reflections']): Block[] {
  if (answered === 0) return []
  const changed = edited === 0 ? '' : ` Changed later: ${edited}.`
  return [
    heading(3, 'Surveys'),
    list([
      `Answered: ${answered}, signed: ${signed}.${changed} Their times are left out, so that nobody can tell whose is whose.`,
    ]),
  ]
}
