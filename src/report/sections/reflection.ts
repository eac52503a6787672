/** Section 4. */
import type { Block, Text } from '../document'
import { figureText, rangeText } from '../figure-text'
import type { ReflectionSection, ScoreSummary } from '../report'
import { cell, fieldQuote, heading, label, signed } from './blocks'

export function reflectionSection({ questions, scores, summary }: ReflectionSection): Block[] {
  return [
    heading(2, '4. Team Reflection'),
    { kind: 'paragraph', text: [label('Reflection Questions')] },
    {
      kind: 'list',
      ordered: true,
      items: questions.map(({ question, answers }) => ({
        text: [question],
        items:
          answers.length === 0
            ? [['not recorded']]
            : answers.map((answer): Text => [signed(answer)]),
      })),
    },
    { kind: 'paragraph', text: [label('Scores (0–5)')] },
    {
      kind: 'table',
      head: ['Question', 'Score', 'Range', 'Answers', 'Notes'],
      align: ['left', 'right', 'right', 'right', 'left'],
      rows: scores.map(scoreRow),
    },
    ...fieldQuote('Team Summary', summary),
  ]
}

function scoreRow({ label: name, figure, notes }: ScoreSummary): Text[] {
  const answers = figure.best?.rows.length ?? 0
  return [
    [name],
    [figureText(figure)],
    [rangeText(figure) ?? '—'],
    [String(answers)],
    cell(notes.length === 0 ? ['—'] : notes.map(signed)),
  ]
}
