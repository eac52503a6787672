import { extendSchema } from '../drill/pace'
import { carryOut, carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { number } from './fields'

const longer = (minutes: number) => () =>
  tell(
    `The phase is ${minutes} min longer. Later phases move, this one's alerts and messages don't.`,
  )

async function by(ask: DrillAsk, typed: string): Promise<Reply> {
  const parsed = extendSchema.safeParse({ minutes: typed })
  if (!parsed.success)
    return tell(
      `\`extend\` takes 1 to 120 minutes, for example \`/drill extend 10\`. You wrote: ${typed}`,
    )
  return carryOut(
    ask,
    { type: 'extend', minutes: parsed.data.minutes },
    longer(parsed.data.minutes),
  )
}

/** `/drill extend 10`: lengthens the present phase; later phases move, its own injects don't. */
export const extend: Command = {
  word: 'extend',
  takes: '[minutes]',
  help: 'Lengthens this phase',
  say: inDrill(async (ask) =>
    ask.text !== ''
      ? by(ask, ask.text)
      : {
          kind: 'form',
          form: {
            word: 'extend',
            title: 'Lengthen this phase',
            submit: 'Extend',
            context: { drill: ask.record.drill.id },
            fields: [number('minutes', 'Minutes', 1, 120, { required: true, value: 5 })],
          },
        },
  ),
  press: { now: inDrill((ask) => by(ask, ask.with.minutes ?? '')) },
  submit: async (ask, values) => {
    const parsed = extendSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const { minutes } = parsed.data
    return inDrill((each) =>
      carryOutForm(each, { type: 'extend', minutes }, 'minutes', longer(minutes)),
    )(ask)
  },
}
