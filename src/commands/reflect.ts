import { reflectionScores } from '../drill/record-lessons'
import {
  earlyAiQuestion,
  ownReflection,
  questions,
  reflectSchema,
  scoreLabels,
} from '../drill/reflections'
import type { Field } from '../messages/form'
import { carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command } from './command'
import { choiceOf, text } from './fields'

const scale = ['0', '1', '2', '3', '4', '5']

const open = inDrill(async (ask) => {
  const mine = ownReflection(ask.record, ask.asker.person.id)
  const scores = reflectionScores.flatMap((key): Field[] => [
    choiceOf(key, scoreLabels[key], scale, mine ? { value: String(mine.scores[key]) } : {}),
    text(`${key}Notes`, `${scoreLabels[key]}: Notes`, { value: mine?.notes[key] ?? '' }),
  ])
  const answers = questions.map((question, index) =>
    text(`q${index + 1}`, question, { value: mine?.answers[index] ?? '' }),
  )
  return {
    kind: 'form',
    form: {
      word: 'reflect',
      title: 'Look back on the drill',
      submit: 'Send',
      context: { drill: ask.record.drill.id },
      intro:
        '0 is poor, 5 is excellent. Scores become totals; your words stand without your name unless you sign them.',
      fields: [
        ...scores,
        ...answers,
        {
          ...choiceOf(
            'earlyAi',
            earlyAiQuestion,
            [
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ],
            { required: false, ...(mine?.earlyAi ? { value: mine.earlyAi } : {}) },
          ),
          hint: 'Only counted, never signed.',
        },
        {
          kind: 'tick',
          name: 'sign',
          label: 'Sign it',
          required: false,
          value: mine?.signed ?? false,
        },
      ],
    },
  }
})

/** `/drill reflect`: the survey. */
export const reflect: Command = {
  word: 'reflect',
  takes: '',
  help: 'Answers the survey',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = reflectSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const {
      techniques,
      ai,
      herring,
      dashboards,
      techniquesNotes,
      aiNotes,
      herringNotes,
      dashboardsNotes,
      q1,
      q2,
      q3,
      q4,
      q5,
      earlyAi,
      sign,
    } = parsed.data
    const reflection = {
      scores: { techniques, ai, herring, dashboards },
      notes: {
        techniques: techniquesNotes,
        ai: aiNotes,
        herring: herringNotes,
        dashboards: dashboardsNotes,
      },
      answers: [q1, q2, q3, q4, q5] as const,
      earlyAi,
      signed: sign,
    }
    return inDrill((each) =>
      carryOutForm(each, { type: 'reflect', reflection }, 'techniques', () =>
        tell('Thank you. Until the drill closes, `/drill reflect` changes your answers.'),
      ),
    )(ask)
  },
}
