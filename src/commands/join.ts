import { joinSchema } from '../drill/participations'
import { type Role, roles } from '../drill/record'
import { carryOut, carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'
import { choiceOf } from './fields'

const open = roles.filter((role) => role !== 'Facilitator')

/** Short names that people use on call. */
const short: Readonly<Record<string, Role>> = {
  ic: 'Incident Commander',
  commander: 'Incident Commander',
  comms: 'Communications',
  comm: 'Communications',
}

function roleNamed(typed: string): Role | null {
  const wanted = typed.trim().toLowerCase()
  return short[wanted] ?? open.find((role) => role.toLowerCase() === wanted) ?? null
}

const welcome = (role: Role) => () =>
  tell(`You are in as ${role}. \`/drill help\` says what you can do now.`)

async function as(ask: DrillAsk, typed: string): Promise<Reply> {
  const role = roleNamed(typed)
  if (role === null)
    return tell(
      `There is no role "${typed}". Join as ${open.join(', ')}, for example \`/drill join Scribe\`.`,
    )
  return carryOut(ask, { type: 'join', role }, welcome(role))
}

const form = (ask: DrillAsk): Reply => ({
  kind: 'form',
  form: {
    word: 'join',
    title: 'Join the drill',
    submit: 'Join',
    context: { drill: ask.record.drill.id },
    intro: 'Incident Commander, Communications and Scribe are held by one person each.',
    fields: [choiceOf('role', 'Role', open, { value: 'Responder' })],
  },
})

const takeOver = inDrill((ask) =>
  carryOut(ask, { type: 'take-over' }, () =>
    tell(
      'You facilitate this drill now, and have given up the command. Your control card is in your direct messages.',
    ),
  ),
)

/** `/drill join [role]`: joins, or changes one's role. */
export const join: Command = {
  word: 'join',
  takes: '[role]',
  help: 'Joins with a role, or changes it',
  say: inDrill(async (ask) => (ask.text === '' ? form(ask) : as(ask, ask.text))),
  press: { open: inDrill(async (ask) => form(ask)), 'take-over': takeOver },
  submit: async (ask, values) => {
    const parsed = joinSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const { role } = parsed.data
    return inDrill((each) => carryOutForm(each, { type: 'join', role }, 'role', welcome(role)))(ask)
  },
}
