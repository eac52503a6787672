import { herringSchema } from '../drill/herrings'
import { carryOut, carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { text } from './fields'

const raised = () => tell('The alert is in the channel. To the team it looks like any other.')
const now = inDrill((ask) => carryOut(ask, { type: 'herring', own: null }, raised))

const form = (ask: DrillAsk): Reply => ({
  kind: 'form',
  form: {
    word: 'herring',
    title: 'Raise a red herring',
    submit: 'Raise',
    context: { drill: ask.record.drill.id },
    fields: [
      text('service', 'Service', { required: true, multiline: false }),
      text('symptom', 'Symptom', { required: true, value: ask.text }),
      text('value', 'Value against threshold', {
        required: true,
        multiline: false,
        hint: 'For example: 97 % (limit 85)',
      }),
      text('clears', 'What clears it', { required: true }),
    ],
  },
})

/** `/drill herring`: the next planned red herring now; with text, one in the facilitator's words. */
export const herring: Command = {
  word: 'herring',
  takes: '[text]',
  help: 'Raises the next red herring, or one of your own',
  sealed: true,
  say: inDrill(async (ask) => (ask.text === '' ? now(ask) : form(ask))),
  press: { now, open: inDrill(async (ask) => form(ask)) },
  submit: async (ask, values) => {
    const parsed = herringSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill((each) =>
      carryOutForm(each, { type: 'herring', own: parsed.data }, 'service', raised),
    )(ask)
  },
}
