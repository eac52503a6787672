import { guardrailSchema } from '../drill/guardrails'
import { guardrailKinds } from '../drill/record-lessons'
import { carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command } from './command'
import { choiceOf, text } from './fields'

const open = inDrill(async (ask) => {
  const record = ask.record.guardrails.find((each) => each.id === ask.with.record)
  return {
    kind: 'form',
    form: {
      word: 'guardrail',
      title: record ? 'Change the guardrail' : 'Record a guardrail',
      submit: 'Keep',
      context: { drill: ask.record.drill.id, ...(record ? { record: record.id } : {}) },
      fields: [
        text('text', 'Guardrail', { required: true, value: record?.text ?? ask.text }),
        choiceOf('kind', 'Kind', guardrailKinds, record ? { value: record.kind } : {}),
      ],
    },
  }
})

/** `/drill guardrail`: a template, alert, rule or IaC correction that the drill changed. */
export const guardrail: Command = {
  word: 'guardrail',
  takes: '',
  help: 'Records a changed template, alert, rule or IaC correction',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = guardrailSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill((each) =>
      carryOutForm(
        each,
        { type: 'guardrail', guardrail: parsed.data, recordId: each.with.record ?? null },
        'text',
        (outcome) =>
          tell('The guardrail is kept.', [
            { label: 'Add another', word: 'guardrail', does: 'open' },
            {
              label: 'Change it',
              word: 'guardrail',
              does: 'open',
              with: { record: outcome.recordId ?? '' },
            },
          ]),
      ),
    )(ask)
  },
}
