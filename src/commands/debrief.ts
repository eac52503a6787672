import { debriefSchema } from '../drill/debriefs'
import { ratings } from '../drill/record-lessons'
import { carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command } from './command'
import { choiceOf, number, text } from './fields'

const open = inDrill(async (ask) => {
  const now = ask.record.debriefs[0]
  return {
    kind: 'form',
    form: {
      word: 'debrief',
      title: 'Debrief',
      submit: 'Keep',
      context: { drill: ask.record.drill.id },
      intro: 'Your notes as facilitator, for the report.',
      fields: [
        text('description', 'Brief description', { value: now?.description ?? '' }),
        text('summary', 'Team summary', { value: now?.summary ?? '' }),
        text('takeaways', 'Key takeaways', { value: now?.takeaways ?? '', hint: 'One a line.' }),
        text('highlights', 'Performance highlights', { value: now?.highlights ?? '' }),
        text('improvements', 'Areas for improvement', { value: now?.improvements ?? '' }),
        text('aiWorkflow', 'AI workflow observations', { value: now?.aiWorkflow ?? '' }),
        text('herringHandling', 'Red-herring handling', { value: now?.herringHandling ?? '' }),
        choiceOf('rating', 'Overall rating', ratings, now ? { value: now.rating } : {}),
        number('correlation', 'Stated correlation (%)', 0, 100, {
          value: now?.correlation ?? null,
          hint: 'Where the checks do not say it.',
        }),
        text('comments', 'Additional comments', { value: now?.comments ?? '' }),
      ],
    },
  }
})

/** `/drill debrief`: the facilitator's notes, team summary, takeaways and rating. */
export const debrief: Command = {
  word: 'debrief',
  takes: '',
  help: "The facilitator's notes and rating",
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = debriefSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill((each) =>
      carryOutForm(each, { type: 'debrief', debrief: parsed.data }, 'description', () =>
        tell('The debrief is kept. `/drill debrief` changes it.'),
      ),
    )(ask)
  },
}
