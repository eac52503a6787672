/** What people were told: a line an answer, on the disk before the next deed. */
import { appendFileSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { Asker, Reply } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import type { Store } from '../../store/store'

const lineSchema = z.object({
  submission: z.string(),
  /** Real time of the answer, epoch ms. */
  at: z.number(),
  /** Whether the database had it then. */
  kept: z.boolean(),
})
export type Answered = z.infer<typeof lineSchema>

/** Whether a submission with this id has changed something, as the database knows. */
export async function isKept(store: Store, submission: string): Promise<boolean> {
  return (await store.transaction((tx) => tx.answered(submission))) !== null
}

/** The same dispatcher, with each answer written to the file at `path`. */
export function journalled(
  dispatcher: Dispatcher,
  store: Store,
  clock: Clock,
  path: string,
  told: () => void,
): Dispatcher {
  const note = async (asker: Asker, reply: Reply) => {
    const { submission } = asker
    const line: Answered = { submission, at: clock.now(), kept: await isKept(store, submission) }
    appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true })
    told()
    return reply
  }
  return {
    say: async (asker, ...what) => note(asker, await dispatcher.say(asker, ...what)),
    press: async (asker, ...what) => note(asker, await dispatcher.press(asker, ...what)),
    submit: async (asker, ...what) => note(asker, await dispatcher.submit(asker, ...what)),
  }
}

/** Every whole line of the journal; a torn one was never an answer. */
export function readJournal(path: string): Answered[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (!line.endsWith('}')) return []
      return lineSchema.parse(JSON.parse(line))
    })
}
