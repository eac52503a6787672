import { noteSchema } from '../drill/observations'
import { carryOut, carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { text } from './fields'

function form(ask: DrillAsk): Reply {
  const record = ask.record.observations.find((each) => each.id === ask.with.record)
  return {
    kind: 'form',
    form: {
      word: 'note',
      title: record ? 'Change the note' : 'Note an observation',
      submit: 'Keep',
      fields: [text('text', 'Observation', { required: true, value: record?.text ?? '' })],
      context: { drill: ask.record.drill.id, ...(record ? { record: record.id } : {}) },
    },
  }
}

const kept = (outcome: { recordId: string | null }) =>
  tell('Noted on this phase. The report keeps it, without your name.', [
    { label: 'Change it', word: 'note', does: 'open', with: { record: outcome.recordId ?? '' } },
  ])

/** `/drill note text`: an observation on the present phase. */
export const note: Command = {
  word: 'note',
  takes: '[text]',
  help: 'Notes an observation on this phase',
  say: inDrill(async (ask) => {
    if (ask.text === '') return form(ask)
    const parsed = noteSchema.safeParse({ text: ask.text })
    if (!parsed.success)
      return tell(
        `${parsed.error.issues[0]?.message ?? 'That is too long.'} You wrote: ${ask.text}`,
      )
    return carryOut(ask, { type: 'note', text: parsed.data.text, recordId: null }, kept)
  }),
  press: { open: inDrill(async (ask) => form(ask)) },
  submit: async (ask, values) => {
    const parsed = noteSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    return inDrill((each) =>
      carryOutForm(
        each,
        { type: 'note', text: parsed.data.text, recordId: each.with.record ?? null },
        'text',
        kept,
      ),
    )(ask)
  },
}
