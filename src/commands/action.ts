import { actionSchema } from '../drill/actions'
import { actionKinds } from '../drill/record-lessons'
import { severities } from '../drill/scenario'
import { carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command } from './command'
import { choiceOf, text } from './fields'
import { localDay } from './moment'

/** A fortnight: long enough for a change, short enough to be remembered. Real ms. */
const usualTime = 14 * 24 * 60 * 60_000

const open = inDrill(async (ask) => {
  const record = ask.record.actions.find((each) => each.id === ask.with.record)
  return {
    kind: 'form',
    form: {
      word: 'action',
      title: record ? 'Change the action' : 'Record an action',
      submit: 'Keep',
      context: { drill: ask.record.drill.id, ...(record ? { record: record.id } : {}) },
      fields: [
        text('text', 'Action', { required: true, value: record?.text ?? ask.text }),
        choiceOf('kind', 'Kind', actionKinds, { value: record?.kind ?? 'preventive action' }),
        text('owner', 'Owner', {
          required: true,
          multiline: false,
          value: record?.owner ?? ask.asker.person.name,
        }),
        {
          kind: 'date',
          name: 'due',
          label: 'Due',
          required: true,
          value: record?.due ?? localDay(ask.now + usualTime, ask.asker.person.timeZone),
        },
        choiceOf('severity', 'Severity', severities, { value: record?.severity ?? 'Medium' }),
      ],
    },
  }
})

/** `/drill action`: a preventive action or next step, with an owner and a due date. */
export const action: Command = {
  word: 'action',
  takes: '',
  help: 'Records a preventive action or next step',
  say: open,
  press: { open },
  submit: async (ask, values) => {
    const parsed = actionSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill((each) =>
      carryOutForm(
        each,
        { type: 'action', action: parsed.data, recordId: each.with.record ?? null },
        'text',
        (outcome) =>
          tell(`The action is kept, due ${parsed.data.due}.`, [
            { label: 'Add another', word: 'action', does: 'open' },
            {
              label: 'Change it',
              word: 'action',
              does: 'open',
              with: { record: outcome.recordId ?? '' },
            },
          ]),
      ),
    )(ask)
  },
}
