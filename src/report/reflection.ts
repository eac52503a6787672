/** Section 4: the team's answers drawn together. Nobody is named who did not sign. */
import { reflectionScore } from '../drill/kpis/upkeep'
import type { Reflection, ReflectionScore } from '../drill/record-lessons'
import { questions, scoreLabels } from '../drill/reflections'
import { type Material, nameOf } from './material'
import type { ReflectionSection, Signed } from './report'
import { typed } from './text'

/** Slide 7's order. */
const scoreOrder: readonly ReflectionScore[] = ['techniques', 'ai', 'herring', 'dashboards']

export function reflection(material: Material): ReflectionSection {
  const { record, debrief } = material
  return {
    answered: record.reflections.length,
    questions: questions.map((question, index) => ({
      question,
      answers: drawnTogether(material, ({ answers }) => answers[index]),
    })),
    scores: scoreOrder.map((key) => ({
      key,
      label: scoreLabels[key],
      figure: reflectionScore(record, key),
      notes: drawnTogether(material, ({ notes }) => notes[key]),
    })),
    summary: typed(debrief?.summary),
  }
}

/** Signed ones first, then the others by their text: the order in which they came would tell who wrote them. */
function drawnTogether(
  material: Material,
  pick: (reflection: Reflection) => string | undefined,
): Signed[] {
  const answers = material.record.reflections.flatMap((each) => {
    const text = typed(pick(each))
    return text === null ? [] : [{ text, by: each.signed ? nameOf(material, each.stamp.by) : null }]
  })
  return answers.sort(
    (a, b) =>
      Number(a.by === null) - Number(b.by === null) || compare(a.by ?? a.text, b.by ?? b.text),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
