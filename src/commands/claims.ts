import { z } from 'zod'
import { adviserFormSchema } from '../drill/adviser-settings'
import { alertByLetter, arrived } from '../drill/alerts'
import type { AdviserMode } from '../drill/record-adviser'
import { verdictValues } from '../drill/record-alerts'
import { modelUsage } from '../messages/adviser-model'
import { adviserForm } from '../messages/adviser-settings'
import { claimsList } from '../messages/claims-list'
import { walkThroughMessage } from '../messages/walk-through'
import { walkThroughOf } from '../scenarios/walk-throughs/walk-throughs'
import { carryOut, carryOutForm, fieldErrors, inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'

const judging = z.object({
  claims: z
    .string()
    .min(1)
    .transform((ids) => ids.split(',')),
  value: z.enum(verdictValues),
})

const list = async (ask: DrillAsk): Promise<Reply> => ({
  kind: 'private',
  message: claimsList(ask.view, ask.asker.person.id),
})

async function judge(ask: DrillAsk): Promise<Reply> {
  const parsed = judging.safeParse(ask.with)
  if (!parsed.success)
    return tell('That button is from an older version. `/drill claims` shows the claims anew.')
  return carryOut(
    ask,
    { type: 'judge', claimIds: parsed.data.claims, value: parsed.data.value },
    (outcome) => ({ kind: 'private', message: claimsList(outcome.view, ask.asker.person.id) }),
  )
}

/** What to see behind an alert and in which minute; without one named, which it is to be. */
async function walk(ask: DrillAsk): Promise<Reply> {
  const alerts = arrived(ask.record)
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  if (!alert) {
    if (alerts.length === 0)
      return tell('No alert has arrived yet, so there is nothing to walk through.')
    const buttons = alerts.slice(0, mostButtons).map(({ letter, service }) => ({
      label: `${letter} · ${service}`,
      word: 'claims',
      does: 'walk',
      with: { alert: letter },
    }))
    return tell('Whose walk-through? It tells the cause.', buttons)
  }
  const { scenarios, herrings } = ask.catalogue
  const subject = [...scenarios, ...herrings].find((each) => each.id === alert.subjectId)
  if (!subject) return tell(`There is no walk-through of ${alert.letter} any more.`)
  const message = walkThroughMessage(
    ask.view,
    ask.asker.person.id,
    alert.id,
    walkThroughOf(subject),
  )
  return { kind: 'private', message }
}
const mostButtons = 10

/** `/drill claims`: all claims with their verdict buttons and the key's suggestion. */
export const claims: Command = {
  word: 'claims',
  takes: '',
  help: 'All claims, to be judged',
  sealed: true,
  say: inDrill(list),
  press: {
    open: inDrill(list),
    judge: inDrill(judge),
    walk: inDrill(walk),
    adviser: inDrill(async ({ record }) => {
      const usage = modelUsage(record)
      if (usage !== null) return tell(`${usage}. How a language model answers can’t be set.`)
      const form = adviserForm(record)
      return form
        ? { kind: 'form', form }
        : tell('No alert is left whose card is still to come, so there is nothing to set.')
    }),
  },
  submit: async (ask, values) =>
    inDrill(async (each) => {
      const parsed = adviserFormSchema.safeParse(values)
      if (!parsed.success) return fieldErrors(parsed.error)
      const modes = Object.entries(parsed.data).map(([letter, mode]): [string, AdviserMode] => [
        alertByLetter(each.record, letter)?.id ?? '',
        mode,
      ])
      const [first = 'form'] = Object.keys(values)
      return carryOutForm(
        each,
        { type: 'set-adviser', modes: Object.fromEntries(modes) },
        first,
        () => tell('Kept. Nobody else is told before the alert’s last counted run.'),
      )
    })(ask),
}
