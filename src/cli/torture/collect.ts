/** Reads what a tortured drill has left: database, transcript, and what people were told. */
import { join } from 'node:path'
import type { App } from '../../app'
import { openTranscript } from '../../chat/transcript/transcript'
import type { Clock } from '../../clock'
import { startBot } from '../playing/bot'
import { gather } from '../playing/gather'
import { picturesOf } from '../playing/pictures'
import { actsOf, submissionsOf } from './acts'
import type { Evidence, TriedAct } from './evidence'
import { isKept, readJournal } from './journal'
import { journalFile, placeName, transcriptFile } from './places'

/** Starts the bot once more, so that what it would still post counts, and gathers the evidence. */
export async function collect(
  folder: string,
  databaseUrl: string | null,
  clock: Clock,
): Promise<Evidence> {
  const transcript = openTranscript(join(folder, transcriptFile), clock)
  const app = await startBot({ dataDir: folder, databaseUrl, clock, place: transcript })
  try {
    await app.idle()
    const { channel, people } = await gather(app.store, placeName(folder))
    const drills = await app.store.drillsOf(channel.id)
    const record = await app.store.drill(drills[0]?.id ?? '')
    if (!record || drills.length !== 1) throw new Error(`There are ${drills.length} drills.`)
    const { id } = record.drill
    const pictures = await picturesOf(app.store, id)
    const { waiting, held, refused, lost } = await app.store.countPosts()
    return {
      record,
      people: new Map([...people].map(([key, person]) => [key, person.id])),
      acts: await triedActs(app, folder, record),
      outbox: await app.store.postsOf(id),
      unsent: waiting + held + refused + lost,
      transcript: transcript.entries(),
      files: new Map(pictures.map((file) => [file.id, file])),
    }
  } finally {
    await app.stop()
  }
}

async function triedActs(
  { store }: App,
  folder: string,
  record: Evidence['record'],
): Promise<TriedAct[]> {
  const journal = readJournal(join(folder, journalFile))
  const tried: TriedAct[] = []
  for (const [index, act] of actsOf(record).entries()) {
    const ids = submissionsOf(act, record.drill.id, index)
    const answers = journal.filter(({ submission }) => ids.includes(submission))
    const opened = journal.findLast(({ submission }) => submission === `${ids[0]}:open`)
    const kept = await Promise.all(ids.map((id) => isKept(store, id)))
    tried.push({
      act,
      kept: kept.includes(true),
      told: answers.some((each) => each.kept),
      triedAt: answers[0]?.at ?? opened?.at ?? null,
    })
  }
  return tried
}
