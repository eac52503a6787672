import { z } from 'zod'
import { verdictValues } from '../drill/record-alerts'
import { claimsList } from '../messages/claims-list'
import { carryOut, inDrill, tell } from './answers'
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

/** `/drill claims`: all claims with their verdict buttons and the key's suggestion. */
export const claims: Command = {
  word: 'claims',
  takes: '',
  help: 'All claims, to be judged',
  sealed: true,
  say: inDrill(list),
  press: { open: inDrill(list), judge: inDrill(judge) },
}
